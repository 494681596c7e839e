package fr.carnet.scenario.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Plain calls over HTTP, as outside software makes them. */
public final class Api {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FHIR_JSON = "application/fhir+json";

    private Api() {}

    /** An answer; {@link #json()} of an empty or non-JSON body is a missing node. */
    public record Answer(int status, byte[] body, java.net.http.HttpHeaders headers) {
        public JsonNode json() {
            try {
                return body.length == 0 ? JSON.missingNode() : JSON.readTree(body);
            } catch (IOException notJson) {
                return JSON.missingNode();
            }
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Our code of a refusal, {@code ""} when it is none. */
        public String code() {
            return json().at("/issue/0/details/coding/0/code").asText();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    public static Answer get(String path, String token) {
        return call("GET", path, token, null, Map.of());
    }

    public static Answer post(String path, String token, Object body) {
        return call("POST", path, token, body, Map.of("Content-Type", FHIR_JSON));
    }

    public static Answer put(String path, String token, Object body) {
        return call("PUT", path, token, body, Map.of("Content-Type", FHIR_JSON));
    }

    public static Answer jsonPatch(String path, String token, String body) {
        return call("PATCH", path, token, body, Map.of("Content-Type", "application/json-patch+json"));
    }

    public static Answer delete(String path, String token) {
        return call("DELETE", path, token, null, Map.of());
    }

    /**
     * @param path relative to the server, or absolute
     * @param token null: none
     * @param body null, bytes, or something whose {@code toString} is the body
     */
    public static Answer call(String method, String path, String token, Object body, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                    URI.create(path.startsWith("http") ? path : RunningServer.base() + path));
            request.header("Accept", headers.getOrDefault("Accept", FHIR_JSON));
            headers.forEach((name, value) -> {
                if (!name.equals("Accept")) {
                    request.header(name, value);
                }
            });
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            request.method(method, publisher(body));
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        return body instanceof byte[] bytes ? BodyPublishers.ofByteArray(bytes) : BodyPublishers.ofString(body.toString());
    }

    /** A plain JSON call to the sandbox. */
    public static JsonNode sandbox(String method, String path, String body) {
        Answer answer = call(method, path, null, body, Map.of("Content-Type", "application/json", "Accept", "application/json"));
        if (answer.status() >= 400) {
            throw new IllegalStateException(path + " answered " + answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    /** A token of the sandbox; {@code claims} as JSON, e.g. {@code {"actor":"agent"}}. */
    public static String token(String claims) {
        return sandbox("POST", "/sandbox/token", claims).get("access_token").asText();
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
