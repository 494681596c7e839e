package fr.carnet.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.h2.engine.Session;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was deleted is no longer in the embedded database's file, whoever has it open at that moment. */
class H2FreedSpaceTest {
    private static final String WORD = "Marqueur";

    @TempDir
    private Path folder;

    @Test
    void deleted_words_leave_the_file_and_the_others_remain() throws IOException {
        try (HikariDataSource pool = pool()) {
            wordDeleted(pool);
            assertThat(fileHolds(WORD)).as("before").isTrue();
            new H2FreedSpace(pool).clear();
            assertThat(fileHolds(WORD)).isFalse();
            assertThat(remaining(pool)).isEqualTo(1);
        }
    }

    @Test
    void a_session_that_ends_slowly_does_not_keep_them_there() throws IOException, SQLException, InterruptedException {
        try (HikariDataSource pool = pool()) {
            wordDeleted(pool);
            Session slow = withMuchToTakeBack(pool);
            CompletableFuture<Void> ending = CompletableFuture.runAsync(slow::close);
            TimeUnit.MILLISECONDS.sleep(30);
            assertThat(ending).isNotDone();
            new H2FreedSpace(pool).clear();
            assertThat(fileHolds(WORD)).isFalse();
            assertThat(remaining(pool)).isEqualTo(1);
            ending.join();
        }
    }

    private HikariDataSource pool() {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl("jdbc:h2:" + folder.resolve("carnet") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        settings.setUsername("sa");
        settings.setPassword("");
        settings.setAllowPoolSuspension(true);
        return new HikariDataSource(settings);
    }

    private static void wordDeleted(HikariDataSource pool) {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        jdbc.execute("create table document (id int primary key, text varchar(400))");
        jdbc.update("insert into document values (1, ?), (2, 'autre')", WORD);
        jdbc.update("delete from document where id = 1");
    }

    private static Session withMuchToTakeBack(HikariDataSource pool) throws SQLException {
        Connection slow = DriverManager.getConnection(pool.getJdbcUrl(), "sa", "");
        slow.setAutoCommit(false);
        try (Statement statement = slow.createStatement()) {
            statement.execute("insert into document select x, 'texte' from system_range(10, 400000)");
        }
        return slow.unwrap(JdbcConnection.class).getSession();
    }

    private static int remaining(HikariDataSource pool) {
        return new JdbcTemplate(pool).queryForObject("select count(*) from document", Integer.class);
    }

    private boolean fileHolds(String word) throws IOException {
        return Files.readString(folder.resolve("carnet.mv.db"), StandardCharsets.ISO_8859_1).contains(word);
    }
}
