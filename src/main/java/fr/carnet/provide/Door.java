package fr.carnet.provide;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Calls of one server: with a token, in the language of the terminal, patient when the server asks for patience. */
class Door {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Set<Integer> LATER = Set.of(429, 502, 503);
    private static final int TRIES = 6;
    private static final String JSON = "application/json";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Options options;
    private final String given;
    private final String profession;
    private String token;

    Door(Options options) {
        this(options, options.token(), "10");
    }

    private Door(Options options, String given, String profession) {
        this.options = options;
        this.given = given;
        this.profession = profession;
        this.token = given;
    }

    /** @param token empty: one of the sandbox */
    static Door ofPharmacist(Options options, String token) {
        return new Door(options, token, "21");
    }

    /** @param path below {@code /fhir} */
    Answer post(String path, String mime, byte[] body) {
        return authorised(request("/fhir" + path)
                .header("Content-Type", mime)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** @param condition of {@code If-None-Exist}; empty: none */
    Answer create(String path, byte[] body, String condition) {
        HttpRequest.Builder request = request("/fhir" + path)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return authorised(condition.isEmpty() ? request : request.header("If-None-Exist", condition));
    }

    /** @param path below {@code /fhir} */
    Answer get(String path) {
        return authorised(request("/fhir" + path).GET());
    }

    /** A call of the sandbox, which needs no token. */
    Answer sandbox(String path, String body) {
        return patiently(request(path)
                .setHeader("Accept", JSON)
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer authorised(HttpRequest.Builder request) {
        if (token.isEmpty()) {
            token = sandboxToken();
        }
        Answer answer = patiently(request.setHeader("Authorization", "Bearer " + token));
        if (answer.status() == 401 && given.isEmpty()) {
            token = sandboxToken();
            return patiently(request.setHeader("Authorization", "Bearer " + token));
        }
        if (answer.status() == 401) {
            throw new Stopped("the token is not accepted (" + answer.sentence() + "): give a valid one with --token.");
        }
        return answer;
    }

    /** A professional of a structure: may deposit into any open record. */
    private String sandboxToken() {
        ObjectNode actor = JsonNodeFactory.instance.objectNode();
        actor.put("actor", "professional").put("rpps", "100099900" + profession).put("profession", profession);
        actor.put("structure", "1999999991");
        if (profession.equals("10")) {
            actor.put("specialty", "SM54");
        }
        actor.put("family", "Dépôt").put("given", "Dossier");
        Answer answer = sandbox("/sandbox/token", actor.toString());
        if (!answer.good()) {
            throw new Stopped(options.server() + " gives no sandbox token: give one with --token.");
        }
        return answer.json().path("access_token").asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(options.server() + path))
                .timeout(LONGEST)
                .header("Accept", "application/fhir+json")
                .header("Accept-Language", Locale.getDefault().getLanguage().equals("fr") ? "fr" : "en");
    }

    private Answer patiently(HttpRequest.Builder request) {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = send(request.build());
            if (!LATER.contains(answer.statusCode()) || attempt == TRIES) {
                String location = answer.headers().firstValue("Location").orElse("");
                return new Answer(answer.statusCode(), location, answer.body());
            }
            rest(answer.headers().firstValueAsLong("Retry-After").orElse(1L << attempt));
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Stopped(options.server() + " does not answer: start it, then run this again to go on.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped("interrupted; run this again to go on.");
        }
    }

    private static void rest(long seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(Math.min(seconds, 60)).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped("interrupted; run this again to go on.");
        }
    }
}
