package fr.carnet.server.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import fr.carnet.shared.FreedSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * H2 leaves deleted rows in old pages of its file. {@code SHUTDOWN COMPACT} writes the living ones into a new file in place
 * of the old; the next connection opens it. Callers wait for their connection meanwhile, nobody is refused.
 */
final class H2FreedSpace implements FreedSpace {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HikariDataSource pool;

    H2FreedSpace(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public void clear() {
        HikariPoolMXBean handle = pool.getHikariPoolMXBean();
        try (Connection own =
                        DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                Statement statement = own.createStatement()) {
            handle.suspendPool();
            awaitQuiet(handle);
            handle.softEvictConnections();
            statement.execute("shutdown compact");
        } catch (SQLException failed) {
            throw new IllegalStateException("the database could not be compacted", failed);
        } finally {
            handle.resumePool();
        }
    }

    /** The pool hands out nothing more; those who have a connection give it back. */
    private static void awaitQuiet(HikariPoolMXBean handle) {
        Instant until = Instant.now().plus(PATIENCE);
        while (handle.getActiveConnections() > 0) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("the database is too busy to be compacted now");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops", stopping);
        }
    }
}
