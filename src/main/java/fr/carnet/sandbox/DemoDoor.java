package fr.carnet.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Plain HTTP calls to the running server, as any outside software makes them. */
final class DemoDoor {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String base;

    /** @param base e.g. {@code http://localhost:8080} */
    DemoDoor(String base) {
        this.base = base;
    }

    String token(JsonNode actor) {
        return post("/sandbox/token", "application/json", actor.toString(), null).path("access_token").asText();
    }

    /** @return what was answered; fails on any status but 2xx, naming the server's own reason */
    JsonNode post(String path, String type, String body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LONGEST)
                .header("Content-Type", type)
                .header("Accept", path.startsWith("/fhir") ? "application/fhir+json" : "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer at " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while loading the demonstration", e);
        }
    }
}
