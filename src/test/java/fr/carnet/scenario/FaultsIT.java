package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.scenario.support.ALine;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.ChildServer;
import fr.carnet.scenario.support.Filing;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What breaks around the server: its database away, killed or cut off, its content folder gone or full, a file damaged, a
 * schema refused.
 */
class FaultsIT {
    private static final int KIBIBYTES_A_FILE = 1024;

    @TempDir
    Path place;

    private ChildServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.kill();
        }
    }

    @Test
    void while_the_content_folder_cannot_be_written_a_deposit_is_refused_and_leaves_nothing() throws IOException {
        Path data = Files.createDirectories(place.resolve("data"));
        server = new ChildServer(data, Map.of());
        server.start();
        Filing person = Filing.at(server);
        Filing other = Filing.at(server);
        String depositor = person.depositor();
        assertThat(person.deposit(depositor, "premier").status()).isEqualTo(201);
        assertThat(other.deposit(depositor, "autre").status()).isEqualTo(201);

        Files.move(data.resolve("content"), data.resolve("away"));
        Files.writeString(data.resolve("content"), "not a folder");
        Api.Answer refused = person.deposit(depositor, "perdu");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        Files.delete(data.resolve("content"));
        Files.move(data.resolve("away"), data.resolve("content"));
        assertThat(person.deposit(depositor, "second").status()).isEqualTo(201);
        assertThat(person.texts()).isEqualTo(Set.of("premier", "second"));

        damageOne(data.resolve("content"));
        Set<String> all = new TreeSet<>(person.texts());
        all.addAll(other.texts());
        assertThat(all).hasSize(3).contains("409 conflict");
        String metrics = Api.call(
                        "GET", server.base() + "/actuator/prometheus", null, null, Map.of("Accept", "*/*"))
                .text();
        assertThat(metrics).contains("carnet_content_corrupted_total{reason=\"ALTERED\"");
        server.kill();
        refusesASchemaThatWasChanged(data);
    }

    private static void damageOne(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 1] ^= 1;
            Files.write(file, bytes);
        }
    }

    private void refusesASchemaThatWasChanged(Path data) {
        try (Connection own = DriverManager.getConnection("jdbc:h2:" + data.resolve("carnet"), "sa", "")) {
            own.createStatement().execute("update \"carnet_schema_history\" set \"checksum\" = 1 where \"installed_rank\" = 2");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        assertThatThrownBy(server::start).hasMessageContaining("did not start");
        assertThat(server.log()).contains("cannot be brought to this version").doesNotContain("\tat org.flywaydb");
    }

    /** Always on PostgreSQL: the embedded database lives and dies with the server (CrashIT). */
    @Test
    void a_database_stopped_and_killed_and_cut_off_under_load_comes_back_by_itself_and_nothing_answered_is_lost()
            throws IOException, InterruptedException {
        Path base = Files.createDirectories(place.resolve("pg"));
        EmbeddedPostgres postgres = postgres(base, 0);
        int port = postgres.getPort();
        try (ALine line = new ALine(port)) {
            startOn(line);
            Filing person = Filing.at(server);
            refusesWhatTheDiskDoesNotTake(person);
            Set<String> answered = ConcurrentHashMap.newKeySet();
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            AtomicBoolean on = new AtomicBoolean(true);
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> depositWhile(on, person, answered, statuses));
            await(() -> answered.size() > 5);
            postgres.close();
            await(() -> readiness(status -> status == 503));
            postgres = postgres(base, port);
            await(() -> readiness(status -> status == 200));
            int soFar = answered.size();
            await(() -> answered.size() > soFar + 5);
            killed(base);
            postgres.close();
            await(() -> readiness(status -> status == 503));
            postgres = postgres(base, port);
            await(() -> readiness(status -> status == 200));
            int again = answered.size();
            await(() -> answered.size() > again + 5);
            cutAndMended(line, answered);
            on.set(false);
            load.join();
            assertThat(statuses).isSubsetOf(201, 503);
            assertThat(person.texts()).containsAll(answered);
        } finally {
            postgres.close();
        }
    }

    private void cutAndMended(ALine line, Set<String> answered) throws InterruptedException {
        line.cut();
        await(() -> readiness(status -> status == 503));
        line.mend();
        await(() -> readiness(status -> status == 200));
        int mended = answered.size();
        await(() -> answered.size() > mended + 5);
    }

    /** The system refuses the rest of a file in the middle of it; what is small enough goes on being taken. */
    private void refusesWhatTheDiskDoesNotTake(Filing person) throws IOException {
        String depositor = person.depositor();
        Api.Answer refused = person.deposit(depositor, "x".repeat(2 * KIBIBYTES_A_FILE * 1024));
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("unavailable");
        try (Stream<Path> left = Files.walk(place.resolve("data/content"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(person.texts()).isEmpty();
        assertThat(person.deposit(depositor, "small").status()).isEqualTo(201);
    }

    private void startOn(ALine line) throws IOException {
        server = new ChildServer(Files.createDirectories(place.resolve("data")), Map.of(
                        "spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + line.port()
                                + "/postgres?options=-c%20idle_in_transaction_session_timeout=8s",
                        "spring.datasource.hikari.data-source-properties.socketTimeout", "5",
                        "spring.datasource.username", "postgres",
                        "spring.datasource.password", "postgres"))
                .withFilesUpTo(KIBIBYTES_A_FILE);
        server.start();
    }

    private static EmbeddedPostgres postgres(Path base, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(base.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("max_connections", "100")
                .start();
    }

    /** As {@code kill -9} of the whole database. */
    private static void killed(Path base) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(base.resolve("data/postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    private static void depositWhile(AtomicBoolean on, Filing person, Set<String> answered, Set<Integer> statuses) {
        String depositor = person.depositor();
        for (int number = 0; on.get(); number++) {
            String text = "document " + number;
            int status = person.deposit(depositor, text).status();
            statuses.add(status);
            if (status == 201) {
                answered.add(text);
            }
        }
    }

    private boolean readiness(IntPredicate wanted) {
        Api.Answer answer =
                Api.call("GET", server.base() + "/actuator/health/readiness", null, null, Map.of("Accept", "*/*"));
        return wanted.test(answer.status());
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (condition.holds()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("not within a minute");
    }
}
