package fr.carnet.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The embedded database's file grows with what it holds, not with every commit. */
class H2HousekeepingTest {
    private static final int ROWS = 1500;

    @TempDir
    private Path folder;

    @Test
    void many_small_commits_do_not_fill_the_disk_and_lose_nothing() throws IOException, InterruptedException, SQLException {
        long left = size("left", false);
        long tidied = size("tidied", true);
        assertThat(tidied).isLessThan(left / 2);
    }

    private long size(String name, boolean tidy) throws IOException, InterruptedException, SQLException {
        // As in the configuration, but chunks may be rewritten at once, or the test would last longer than a minute.
        String url = "jdbc:h2:async:" + folder.resolve(name) + ";WRITE_DELAY=0;RETENTION_TIME=0;DB_CLOSE_ON_EXIT=FALSE";
        DataSource pool = JdbcConnectionPool.create(url, "sa", "");
        H2Housekeeping housekeeping = new H2Housekeeping(pool, DatabaseKind.H2);
        assertThat(housekeeping.isAutoStartup()).isTrue();
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        jdbc.execute("create table document (id varchar(40) primary key, text varchar(400))");
        for (int n = 0; n < 6; n++) {
            jdbc.execute("alter table document add column c" + n + " varchar(40)");
            jdbc.execute("create index by_c" + n + " on document (c" + n + ")");
        }
        if (tidy) {
            housekeeping.start();
        }
        for (int n = 0; n < ROWS; n++) {
            insert(jdbc);
        }
        if (tidy) {
            Thread.sleep(5000);
            insert(jdbc);
            housekeeping.stop();
        }
        assertThat(jdbc.queryForObject("select count(*) from document", Integer.class)).isEqualTo(tidy ? ROWS + 1 : ROWS);
        long size = used(pool);
        assertThat(Files.size(folder.resolve(name + ".mv.db"))).isPositive();
        return size;
    }

    private static void insert(JdbcTemplate jdbc) {
        Object[] values = IntStream.range(0, 8).mapToObj(n -> (Object) UUID.randomUUID().toString()).toArray();
        jdbc.update("insert into document values (?, ?, ?, ?, ?, ?, ?, ?)", values);
    }

    /** Bytes of the file that are not free to be written again. */
    private static long used(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select setting_name, setting_value from information_schema.settings"
                        + " where setting_name in ('info.FILE_SIZE', 'info.FILL_RATE') order by setting_name")) {
            row.next();
            long size = row.getLong(2);
            row.next();
            return size * row.getLong(2) / 100;
        }
    }
}
