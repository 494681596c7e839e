package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.backup.Backup;
import fr.carnet.backup.Restore;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.ChildServer;
import fr.carnet.scenario.support.Filing;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.RunningServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup is taken while deposits go on, the server killed, and the backup put back elsewhere: all that had been answered
 * before it is whole, byte for byte, the trace verifies, and a record destroyed since stays destroyed.
 */
class BackupIT {
    @TempDir
    Path place;

    private final List<EmbeddedPostgres> databases = new ArrayList<>();
    private ChildServer server;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.kill();
        }
        for (EmbeddedPostgres database : databases) {
            database.close();
        }
    }

    /** The variables of an installation with a database of its own: in its folder, or a PostgreSQL that holds nothing yet. */
    private Map<String, String> installation(Path data) throws IOException {
        if (!RunningServer.onPostgres()) {
            return Map.of("CARNET_DATA", data.toString());
        }
        EmbeddedPostgres database = EmbeddedPostgres.start();
        databases.add(database);
        return Map.of(
                "CARNET_DATA", data.toString(),
                "CARNET_DB_URL", database.getJdbcUrl("postgres", "postgres"),
                "CARNET_DB_USER", "postgres",
                "CARNET_DB_PASSWORD", "postgres");
    }

    private static ChildServer serverOf(Map<String, String> installation) {
        Map<String, String> settings = installation.containsKey("CARNET_DB_URL")
                ? Map.of(
                        "spring.datasource.url", installation.get("CARNET_DB_URL"),
                        "spring.datasource.username", installation.get("CARNET_DB_USER"),
                        "spring.datasource.password", installation.get("CARNET_DB_PASSWORD"))
                : Map.of();
        return new ChildServer(Path.of(installation.get("CARNET_DATA")), settings);
    }

    @Test
    void what_was_answered_before_a_backup_comes_back_whole_and_what_was_destroyed_does_not() throws IOException {
        Path data = Files.createDirectories(place.resolve("first"));
        Path backup = place.resolve("backup");
        Path keys = place.resolve("keys");
        Map<String, String> surroundings = installation(data);
        server = serverOf(surroundings);
        server.start();
        Filing person = Filing.at(server);
        Filing gone = Filing.at(server);
        assertThat(gone.deposit(gone.depositor(), "à détruire").status()).isEqualTo(201);
        Set<String> before = ConcurrentHashMap.newKeySet();
        AtomicBoolean on = new AtomicBoolean(true);
        CompletableFuture<Void> deposits = CompletableFuture.runAsync(() -> depositWhile(on, person, before));
        awaitSome(before);
        Set<String> answered = new HashSet<>(before);

        if (!RunningServer.onPostgres()) {
            assertThat(Backup.run(surroundings, backup.toString(), "--keys", keys.toString(), "--url", server.base(), "--token",
                            "not-a-token"))
                    .as("only an operator is given a copy")
                    .isEqualTo(2);
        }
        assertThat(Backup.run(surroundings, place.resolve("whole").toString(), "--keys", keys.toString(), "--url", server.base()))
                .isZero();
        on.set(false);
        deposits.join();
        assertThat(before).as("deposits went on meanwhile").hasSizeGreaterThan(answered.size());
        destroy(gone);
        server.kill();

        server = serverOf(restored(data, backup, keys));
        server.start();
        assertThat(person.on(server).texts()).containsAll(answered).isSubsetOf(before);
        assertThat(Life.value(status(gone), "status")).isEqualTo("none");
        String operator = server.token("{\"actor\":\"operator\"}");
        assertThat(Life.value(server.get("/fhir/AuditEvent/$verify", operator), "valid")).isEqualTo("true");
        assertThat(person.on(server).deposit(person.on(server).depositor(), "après").status()).isEqualTo(201);
    }

    /** Only the whole copy with its key goes back, and only into an empty place. */
    private Map<String, String> restored(Path data, Path backup, Path keys) throws IOException {
        Map<String, String> elsewhere = installation(Files.createDirectories(place.resolve("second")));
        String whole = place.resolve("whole").toString();
        assertThat(Restore.run(elsewhere, backup.toString(), "--keys", keys.toString())).as("unfinished").isEqualTo(2);
        assertThat(Restore.run(elsewhere, whole)).as("without the master key").isEqualTo(2);
        String[] command = {whole, "--keys", keys.toString(), "--ledger", data.resolve("destructions.log").toString()};
        assertThat(Restore.run(elsewhere, command)).isZero();
        assertThat(Restore.run(elsewhere, command)).as("it overwrites nothing").isEqualTo(2);
        return elsewhere;
    }

    @Test
    void a_changed_byte_in_a_backup_is_found_before_anything_is_written() throws IOException {
        Path data = Files.createDirectories(place.resolve("first"));
        Map<String, String> surroundings = installation(data);
        server = serverOf(surroundings);
        server.start();
        Filing person = Filing.at(server);
        assertThat(person.deposit(person.depositor(), "bonjour").status()).isEqualTo(201);
        String holder = person.holder();
        assertThat(server.post("/actuator/backup", holder, "").code()).isEqualTo("not-permitted");
        server.kill();
        Path backup = place.resolve("backup");
        assertThat(Backup.run(surroundings, backup.toString(), "--keys", place.resolve("keys").toString()))
                .as("with the server stopped, no token is needed")
                .isZero();
        Path content;
        try (Stream<Path> files = Files.walk(backup.resolve("content"))) {
            content = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(content);
        bytes[bytes.length / 2] ^= 1;
        Files.write(content, bytes);
        Path fresh = place.resolve("second");
        Map<String, String> elsewhere = new HashMap<>(surroundings);
        elsewhere.put("CARNET_DATA", fresh.toString());
        assertThat(Restore.run(elsewhere, backup.toString(), "--keys", place.resolve("keys").toString())).isEqualTo(2);
        assertThat(fresh).doesNotExist();
    }

    private static void depositWhile(AtomicBoolean on, Filing person, Set<String> answered) {
        String depositor = person.depositor();
        for (int number = 0; on.get(); number++) {
            String text = "document " + number;
            if (person.deposit(depositor, text).status() == 201) {
                answered.add(text);
            }
        }
    }

    private static void awaitSome(Set<String> answered) {
        while (answered.size() < 10) {
            Thread.onSpinWait();
        }
    }

    private void destroy(Filing gone) {
        String agent = server.token("{\"actor\":\"agent\"}");
        String reason = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueString\":\"motif\"}]}";
        assertThat(server.post(gone.address() + "/$close-record", agent, reason).status()).isEqualTo(200);
        server.sandbox("PUT", "/sandbox/clock", "{\"advance\":\"P10Y1D\"}");
        server.sandbox("POST", "/sandbox/jobs", null);
        assertThat(Life.value(status(gone), "status")).isEqualTo("none");
    }

    private Api.Answer status(Filing person) {
        String agent = server.token("{\"actor\":\"agent\"}");
        String question = URI.create("/fhir/Patient/$record-status?identifier=urn:oid:1.2.250.1.213.1.4.10%7C" + person.ins()).toString();
        return server.get(question, agent);
    }
}
