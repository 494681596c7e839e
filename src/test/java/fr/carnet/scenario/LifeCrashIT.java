package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.ChildServer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.RunningServer;
import fr.carnet.scenario.support.Traits;
import java.util.Map;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server killed in the middle of an import or a destruction finishes it after its restart, and doubles nothing. */
class LifeCrashIT {
    private static final int PEOPLE = 25;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @TempDir
    Path data;

    private ChildServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.kill();
        }
    }

    @Test
    void killed_in_an_import_and_in_a_destruction_it_finishes_both() throws IOException, InterruptedException {
        if (RunningServer.onPostgres()) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
                killAndLook(Map.of(
                        "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username", "postgres",
                        "spring.datasource.password", "postgres",
                        "spring.datasource.hikari.maximum-pool-size", "20"));
            }
        } else {
            killAndLook(Map.of());
        }
    }

    private void killAndLook(Map<String, String> database) throws InterruptedException {
        server = new ChildServer(data, database);
        server.start();
        JsonNode people = server.sandbox("POST", "/sandbox/patients", "{\"open\":true,\"count\":" + PEOPLE + "}");
        killDuringJobs("P1D", 1500);
        server.start();
        server.sandbox("POST", "/sandbox/jobs", null);
        people.forEach(this::assertImportedOnce);

        String agent = server.token("{\"actor\":\"agent\"}");
        String reason = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueString\":\"motif\"}]}";
        people.forEach(person -> assertThat(server.post(address(person) + "/$close-record", agent, reason).status())
                .isEqualTo(200));
        killDuringJobs("P10Y1D", 400);
        server.start();
        server.sandbox("POST", "/sandbox/jobs", null);
        people.forEach(person -> assertThat(Life.value(status(person), "status")).isEqualTo("none"));
        assertThat(contentFiles()).isEmpty();
    }

    private void killDuringJobs(String advance, long afterMillis) throws InterruptedException {
        server.sandbox("PUT", "/sandbox/clock", "{\"advance\":\"" + advance + "\"}");
        CompletableFuture<Void> cut = CompletableFuture.runAsync(() -> server.sandbox("POST", "/sandbox/jobs", null))
                .exceptionally(broken -> {
                    assertThat(broken).hasCauseInstanceOf(UncheckedIOException.class);
                    return null;
                });
        TimeUnit.MILLISECONDS.sleep(afterMillis);
        server.kill();
        cut.join();
    }

    private void assertImportedOnce(JsonNode person) {
        Answer status = status(person);
        assertThat(Life.value(status, "historyImport")).isEqualTo("done");
        String holder = server.token("{\"actor\":\"patient\",\"ins\":\"" + person.at("/ins/value").asText() + "\"}");
        long expected = rowsInWindow(person, Life.instant(status, "openedAt").atZone(PARIS).toLocalDate());
        assertThat(Life.value(status, "historyImported")).isEqualTo("" + expected);
        long stored = Stream.of("MedicationDispense", "Immunization", "DeviceUseStatement", "Encounter", "Procedure",
                        "DiagnosticReport")
                .mapToLong(type -> total(type, person, holder))
                .sum();
        assertThat(stored).isEqualTo(expected);
        assertThat(total("DocumentReference", person, holder)).isEqualTo(1);
    }

    private long rowsInWindow(JsonNode person, LocalDate opened) {
        JsonNode rows = server.sandbox("GET", "/sandbox/insurance/" + person.at("/ins/value").asText(), null);
        List<LocalDate> days = StreamSupport.stream(rows.spliterator(), false)
                .map(row -> LocalDate.parse(row.get("date").asText()))
                .toList();
        return days.stream()
                .filter(day -> !day.isBefore(opened.minusMonths(24)) && !day.isAfter(opened))
                .count();
    }

    private long total(String type, JsonNode person, String holder) {
        String query = "/fhir/" + type + "?patient=Patient/" + person.get("patientId").asText();
        return server.get(query, holder).json().get("total").asLong();
    }

    private Answer status(JsonNode person) {
        String agent = server.token("{\"actor\":\"agent\"}");
        String identifier = Traits.INS_SYSTEM + "%7C" + person.at("/ins/value").asText();
        return server.get("/fhir/Patient/$record-status?identifier=" + identifier, agent);
    }

    private static String address(JsonNode person) {
        return "/fhir/Patient/" + person.get("patientId").asText();
    }

    private List<Path> contentFiles() {
        try (Stream<Path> files = Files.walk(data.resolve("content"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (java.io.IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
