package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.AServerProcess;
import fr.carnet.scenario.support.Deposits;
import fr.carnet.scenario.support.RunningServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server's process is killed (kill -9) in the middle of 200 parallel deposits: after a new start every deposit that
 * was answered is whole, metadata and content, and every other left nothing or is whole.
 */
class CrashIT {
    private static final int DEPOSITS = 200;
    private static final int ANSWERED_BEFORE_THE_KILL = 40;

    @TempDir
    private Path data;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void every_deposit_answered_before_a_kill_is_whole_after_it() throws IOException, InterruptedException {
        if (RunningServer.onPostgres()) {
            try (EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder().setServerConfig("max_connections", "150").start()) {
                killAndLook(Map.of(
                        "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username", "postgres",
                        "spring.datasource.password", "postgres"));
            }
        } else {
            killAndLook(Map.of());
        }
    }

    private void killAndLook(Map<String, String> database) throws IOException, InterruptedException {
        Deposits deposits;
        try (AServerProcess server = AServerProcess.start(data, database)) {
            deposits = Deposits.into(server, DEPOSITS);
            deposits.startAll();
            deposits.awaitAnswered(ANSWERED_BEFORE_THE_KILL, Duration.ofMinutes(3));
            server.kill();
            deposits.awaitEnd(Duration.ofMinutes(2));
        }
        assertThat(deposits.answered()).as("some were answered").hasSizeGreaterThanOrEqualTo(ANSWERED_BEFORE_THE_KILL);
        assertThat(deposits.answered()).as("killed before the end").hasSizeLessThan(DEPOSITS);
        try (AServerProcess again = AServerProcess.start(data, database)) {
            List<JsonNode> found = deposits.found(again);
            assertThat(found.stream().map(Deposits::uniqueId)).doesNotHaveDuplicates().containsAll(deposits.answered());
            for (JsonNode document : found) {
                assertThat(deposits.content(again, document))
                        .as(Deposits.uniqueId(document))
                        .isEqualTo(deposits.sent(Deposits.uniqueId(document)));
            }
        }
    }
}
