package fr.carnet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Calls to one server over kept connections. */
final class Http {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String FHIR = "application/fhir+json";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    Http(String base) {
        this.base = base;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Status of a read; the body is received to its end. */
    int get(String path, Map<String, String> headers) throws IOException, InterruptedException {
        return client.send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                .statusCode();
    }

    String text(String path, Map<String, String> headers) throws IOException, InterruptedException {
        return checked(client.send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofString()));
    }

    String post(String path, String body, Map<String, String> headers) throws IOException, InterruptedException {
        String type = path.startsWith("/sandbox") ? "application/json" : FHIR;
        HttpRequest request = request(path, headers)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return checked(client.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    static JsonNode parsed(String json) throws IOException {
        return JSON.readTree(json);
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        headers.forEach(builder::header);
        if (!headers.containsKey("Accept")) {
            builder.header("Accept", FHIR);
        }
        return builder;
    }

    private static String checked(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
