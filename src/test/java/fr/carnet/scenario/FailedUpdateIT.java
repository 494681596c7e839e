package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.scenario.support.ChildServer;
import fr.carnet.scenario.support.Filing;
import fr.carnet.scenario.support.RunningServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update whose migration fails halfway is refused in one sentence and changes nothing; a good one then works. */
class FailedUpdateIT {
    private static final String NEW_TABLE = "create table carnet_of_tomorrow (record integer not null primary key);\n";

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
    void a_migration_that_fails_leaves_nothing_half_done_and_the_good_one_works_afterwards() throws IOException {
        if (RunningServer.onPostgres()) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
                updated(Map.of(
                        "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username", "postgres",
                        "spring.datasource.password", "postgres"));
            }
        } else {
            updated(Map.of());
        }
    }

    private void updated(Map<String, String> database) throws IOException {
        Path data = Files.createDirectories(place.resolve("data"));
        server = new ChildServer(data, database);
        server.start();
        Filing person = Filing.at(server);
        assertThat(person.deposit(person.depositor(), "avant").status()).isEqualTo(201);
        server.kill();

        server.withFolder(update("broken", NEW_TABLE + "insert into carnet_of_tomorrow (record) values (null);\n"));
        assertThatThrownBy(server::start).hasMessageContaining("did not start");
        assertThat(server.log()).contains("cannot be brought to this version").doesNotContain("\tat org.");

        server.withFolder(update("good", NEW_TABLE + "insert into carnet_of_tomorrow (record) values (1);\n"));
        server.start();
        assertThat(person.on(server).texts()).isEqualTo(Set.of("avant"));
        assertThat(person.deposit(person.depositor(), "après").status()).isEqualTo(201);
    }

    private Path update(String name, String migration) throws IOException {
        Path folder = place.resolve(name);
        Path file = folder.resolve("db/migration/common/V999999__tomorrow.sql");
        Files.createDirectories(file.getParent());
        Files.writeString(file, migration);
        return folder;
    }
}
