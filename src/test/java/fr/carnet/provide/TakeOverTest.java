package fr.carnet.provide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole records are taken over from a folder: people first, references rewritten, nothing twice, refusals reported. */
class TakeOverTest {
    @TempDir
    Path folder;

    private final List<String> calls = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private String refused = "none";
    private String cutAfter = "none";
    private HttpServer server;
    private Path files;

    @BeforeEach
    void start() throws IOException {
        files = Files.createDirectory(folder.resolve("records"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        file("1.ndjson", line("Observation", "o1", "\"encounter\":{\"reference\":\"Encounter/e1\"},"
                + "\"subject\":{\"reference\":\"Patient/a\"}"), line("Encounter", "e1", "\"subject\":{\"reference\":\"Patient/a\"}"));
        file("2.ndjson", line("Patient", "a", "\"identifier\":[{\"value\":\"1\"}]"),
                line("RelatedPerson", "r", "\"patient\":{\"reference\":\"Patient/a\"}"));
        file("3.json", "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                + "{\"fullUrl\":\"urn:uuid:p\",\"resource\":{\"resourceType\":\"Patient\",\"identifier\":[{\"value\":\"2\"}]}},"
                + "{\"fullUrl\":\"urn:uuid:b\",\"resource\":{\"resourceType\":\"Binary\",\"data\":\"Qm9u\"}},"
                + "{\"fullUrl\":\"urn:uuid:d\",\"resource\":{\"resourceType\":\"DocumentReference\",\"subject\":"
                + "{\"reference\":\"urn:uuid:p\"},\"content\":[{\"attachment\":{\"contentType\":\"text/plain\","
                + "\"url\":\"urn:uuid:b\"}}]}}]}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void people_come_first_then_what_others_refer_to_with_references_to_the_new_places() {
        assertThat(takeOver()).isEqualTo(Provide.ALL_IN);
        assertThat(calls).containsExactly(
                "/fhir/Patient/$open-record", "/fhir/Patient/$open-record", "/fhir/Encounter", "/fhir/Observation",
                "/fhir/DocumentReference");
        assertThat(bodies.get(0)).contains("\"name\":\"representative\"", "\"valueBoolean\":false");
        assertThat(bodies.get(3)).contains("\"reference\":\"Encounter/p3-x\"", "\"reference\":\"Patient/p1-x\"");
        assertThat(bodies.get(4)).contains("\"data\":\"Qm9u\"", "masterIdentifier").doesNotContain("urn:uuid:b");
    }

    @Test
    void a_second_run_sends_nothing_and_one_that_was_cut_short_goes_on() throws IOException {
        cutAfter = "/fhir/Encounter";
        assertThat(takeOver()).isEqualTo(Provide.STOPPED);
        cutAfter = "none";
        calls.clear();
        assertThat(takeOver()).isEqualTo(Provide.ALL_IN);
        assertThat(calls).containsExactly("/fhir/Encounter", "/fhir/Observation", "/fhir/DocumentReference");
        assertThat(conditions()).as("the answer that was lost doubles nothing").hasSize(2).doesNotContain("");
        calls.clear();
        assertThat(takeOver()).isEqualTo(Provide.ALL_IN);
        assertThat(calls).isEmpty();
    }

    @Test
    void what_is_refused_is_reported_with_its_place_and_what_depends_on_it_too() throws IOException {
        refused = "/fhir/Patient/$open-record";
        file("4.ndjson", "not json", line("Observation", "o2", "\"code\":{}"), line("Practitioner", "x", "\"active\":true"));
        assertThat(takeOver()).isEqualTo(Provide.SOME_REFUSED);
        String report = Files.readString(folder.resolve("records.take-over.csv"));
        assertThat(report)
                .contains("2.ndjson:1,RESOURCE,refused,422,,invalid,No place of birth.")
                .contains("1.ndjson:1,RESOURCE,refused,,,,\"the record of Patient/a was not opened, or is not in the folder\"")
                .contains("4.ndjson:1,RESOURCE,refused,,,,this is not JSON")
                .contains("4.ndjson:2,RESOURCE,refused,,,,Observation does not say whose it is")
                .contains("4.ndjson:3,UNKNOWN,skipped");
    }

    private final List<String> sentConditions = new ArrayList<>();

    private List<String> conditions() {
        return sentConditions.subList(sentConditions.size() - 3, sentConditions.size() - 1);
    }

    private int takeOver() {
        return TakeOver.run(
                files.toString(), "--token", "a", "--url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String condition = call.getRequestHeaders().getFirst("If-None-Exist");
        synchronized (this) {
            calls.add(path);
            bodies.add(body);
            sentConditions.add(condition == null ? "" : condition);
        }
        if (path.equals(cutAfter)) {
            call.close();
            return;
        }
        String type = path.replaceFirst("/fhir/", "").replaceFirst("/.*", "");
        String place = type + "/p" + calls.size() + "-x";
        String answer = path.equals(refused)
                ? "{\"issue\":[{\"severity\":\"error\",\"details\":{\"coding\":[{\"code\":\"invalid\"}],\"text\":\"No place of birth.\"}}]}"
                : "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"patient\",\"valueReference\":{\"reference\":\"" + place
                        + "\"}}]}";
        call.getResponseHeaders().add("Location", "http://x/fhir/" + place + "/_history/1");
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(path.equals(refused) ? 422 : path.contains("$") ? 200 : 201, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private static String line(String type, String id, String rest) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"," + rest + "}";
    }

    private void file(String name, String... lines) throws IOException {
        Files.writeString(files.resolve(name), String.join("\n", lines) + "\n");
    }
}
