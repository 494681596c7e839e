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
import java.util.function.BooleanSupplier;

/**
 * H2 leaves deleted rows in old pages of its file. {@code SHUTDOWN COMPACT} writes the living ones into a new file in place
 * of the old; the next connection opens it. Callers wait for their connection meanwhile, nobody is refused.
 */
final class H2FreedSpace implements FreedSpace {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TO_OPEN = Duration.ofMinutes(2);

    private final HikariDataSource pool;

    H2FreedSpace(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public void clear() {
        HikariPoolMXBean handle = pool.getHikariPoolMXBean();
        try (Connection own = opened();
                Statement statement = own.createStatement()) {
            handle.suspendPool();
            awaitQuiet(handle);
            handle.softEvictConnections();
            statement.execute("shutdown compact");
        } catch (SQLException failed) {
            throw new IllegalStateException("the database could not be compacted", failed);
        } finally {
            resume(handle);
        }
    }

    /**
     * The statement may return before the file is written: whichever session is closed last closes the database. So the
     * pool serves again when the database is open again, and it is kept open until the pool has a connection.
     */
    private void resume(HikariPoolMXBean handle) {
        try (Connection open = opened()) {
            handle.resumePool();
            awaitUntil(() -> handle.getTotalConnections() > 0);
        } catch (SQLException failed) {
            throw new IllegalStateException("the database could not be opened again", failed);
        } finally {
            handle.resumePool();
        }
    }

    private Connection opened() throws SQLException {
        Instant until = Instant.now().plus(TO_OPEN);
        while (true) {
            try {
                return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
            } catch (SQLException stillClosing) {
                if (Instant.now().isAfter(until)) {
                    throw stillClosing;
                }
                pause();
            }
        }
    }

    /** The pool hands out nothing more; those who have a connection give it back. */
    private static void awaitQuiet(HikariPoolMXBean handle) {
        if (!awaitUntil(() -> handle.getActiveConnections() == 0)) {
            throw new IllegalStateException("the database is too busy to be compacted now");
        }
    }

    /** @return false when it did not come within the patience */
    private static boolean awaitUntil(BooleanSupplier condition) {
        Instant until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                return false;
            }
            pause();
        }
        return true;
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
