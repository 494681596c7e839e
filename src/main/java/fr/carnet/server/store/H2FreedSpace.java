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
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/**
 * H2 leaves deleted rows in old pages of its file. {@code SHUTDOWN COMPACT} writes the living ones into a new file in place
 * of the old; the next connection opens it. Callers wait for their connection meanwhile, nobody is refused.
 *
 * <p>The statement may do nothing without a word: it is whichever session ends last that closes the database, and one that
 * the pool is just closing may outlast it. A connection opened then finds the database as it was. So it is believed only
 * when the file found afterwards is a new one.
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
        try {
            handle.suspendPool();
            await(() -> handle.getActiveConnections() == 0, "the database is too busy to be compacted now");
            await(() -> writtenAnew(handle), "the file of the database was not written anew");
        } finally {
            handle.resumePool();
        }
    }

    /** The database is kept open until the pool has a connection again. */
    private boolean writtenAnew(HikariPoolMXBean handle) {
        try {
            long old = shutDown(handle);
            try (Connection open = opened()) {
                boolean anew = created(open) != old;
                if (anew) {
                    handle.resumePool();
                    await(() -> handle.getTotalConnections() > 0, "the database could not be opened again");
                }
                return anew;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the database could not be compacted", failed);
        }
    }

    /** @return when the file was created that is to be replaced */
    private long shutDown(HikariPoolMXBean handle) throws SQLException {
        try (Connection own = opened();
                Statement statement = own.createStatement()) {
            long created = created(own);
            handle.softEvictConnections();
            statement.execute("shutdown compact");
            return created;
        }
    }

    private static long created(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            return session.getDatabase().getStore().getMvStore().getFileStore().getCreationTime();
        }
        throw new IllegalStateException("the database is not an embedded one");
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

    private static void await(BooleanSupplier condition, String otherwise) {
        Instant until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException(otherwise);
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
