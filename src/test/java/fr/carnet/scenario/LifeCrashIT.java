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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

/**
 * A server killed in the middle of an import or a destruction finishes it after its restart, and doubles nothing; what it
 * destroyed leaves the files of the embedded database, and does not come back with a restored backup.
 */
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
    void killed_in_an_import_and_in_a_destruction_it_finishes_both() throws IOException, InterruptedException, SQLException {
        if (RunningServer.onPostgres()) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
                killAndLook(settings(postgres, "postgres"), () -> copied(postgres), settings(postgres, "older"));
            }
        } else {
            Path older = data.resolve("older");
            killAndLook(
                    Map.of(),
                    () -> Files.copy(data.resolve("carnet.mv.db"), Files.createDirectories(older).resolve("carnet.mv.db")),
                    Map.of("spring.datasource.url", "jdbc:h2:" + older.resolve("carnet")));
        }
    }

    private static Map<String, String> settings(EmbeddedPostgres postgres, String name) {
        return Map.of(
                "spring.datasource.url", postgres.getJdbcUrl("postgres", name),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres",
                "spring.datasource.hikari.maximum-pool-size", "20");
    }

    private static void copied(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getTemplateDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database older template postgres");
        }
    }

    private interface Backup {
        void make() throws IOException, SQLException;
    }

    private void killAndLook(Map<String, String> database, Backup backup, Map<String, String> restored)
            throws InterruptedException, IOException, SQLException {
        server = new ChildServer(data, database);
        server.start();
        JsonNode people = server.sandbox("POST", "/sandbox/patients", "{\"open\":true,\"count\":" + PEOPLE + "}");
        String word = "Marqueur" + Long.toString(System.nanoTime(), 36);
        JsonNode marked = server.sandbox("POST", "/sandbox/patients", "{\"open\":true}").get(0);
        deposit(marked, word);
        killDuringJobs("P1D", 1500);
        assertThat(database.isEmpty()).as("the scan sees what is there").isEqualTo(databaseFileHolds(word));
        backup.make();
        server.start();
        server.sandbox("POST", "/sandbox/jobs", null);
        people.forEach(this::assertImportedOnce);

        String agent = server.token("{\"actor\":\"agent\"}");
        String reason = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueString\":\"motif\"}]}";
        people.forEach(person -> assertThat(server.post(address(person) + "/$close-record", agent, reason).status())
                .isEqualTo(200));
        assertThat(server.post(address(marked) + "/$close-record", agent, reason).status()).isEqualTo(200);
        killDuringJobs("P10Y1D", 400);
        server.start();
        assertThat(server.sandbox("POST", "/sandbox/jobs", null).findValuesAsText("outcome"))
                .doesNotContain("failed");
        people.forEach(person -> assertThat(Life.value(status(person), "status")).isEqualTo("none"));
        assertThat(contentFiles()).isEmpty();
        assertThat(databaseFileHolds(word)).isFalse();

        server.kill();
        server = new ChildServer(data, restored);
        server.start();
        people.forEach(person -> assertThat(Life.value(status(person), "status")).isEqualTo("none"));
        assertThat(server.sandbox("POST", "/sandbox/patients", "{\"open\":true}").get(0).hasNonNull("patientId"))
                .as("and it goes on: a number given again is not taken for a destroyed one")
                .isTrue();
    }

    private void deposit(JsonNode person, String word) {
        String body = """
                {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/%s"},
                 "type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},"description":"%s",
                 "date":"2026-01-10T10:00:00+01:00","author":[{"display":"Dr Claire Exemple"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Consultation",
                   "creation":"2026-01-10T10:00:00+01:00","data":"Qm9uam91cg=="}}]}
                """
                .formatted(person.get("patientId").asText(), word);
        String structure = server.token("{\"actor\":\"structure\",\"structure\":\"1690781810\"}");
        assertThat(server.post("/fhir/DocumentReference", structure, body).status()).isEqualTo(201);
    }

    /** The bytes of the embedded database's file, as somebody would read them who has the disk; PostgreSQL's lie elsewhere. */
    private boolean databaseFileHolds(String word) throws IOException {
        Path file = data.resolve("carnet.mv.db");
        return Files.exists(file) && Files.readString(file, StandardCharsets.ISO_8859_1).contains(word);
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
