package fr.carnet.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Each commit appends a chunk of some forty changed pages to H2's file; a chunk's space is used again when its last page
 * has been written anew elsewhere. Chunks with a few living pages are rewritten by H2's background writer, which
 * {@code WRITE_DELAY=0} switches off (ADR 0005): without this the file grows by 200 KB with every document. The same work
 * is done here, on chunks older than the retention time only, so that a crash at any moment finds every commit. H2 takes
 * it that the disk has what is older than that ({@code RETENTION_TIME}, 45 s by itself); here it is told to have it every
 * two seconds, and ten seconds are enough.
 */
@Component
final class H2Housekeeping implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(H2Housekeeping.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Commits wait while pages are rewritten: little at a time, and not all the time. */
    private static final Duration AT_MOST = Duration.ofMillis(400);
    private static final int BYTES = 2 * 1024 * 1024;
    /** Share of living pages, in percent, below which chunks are rewritten. */
    private static final int FILL_RATE = 50;

    private final DataSource pool;
    private final DatabaseKind kind;
    private ScheduledExecutorService thread;

    H2Housekeeping(DataSource pool, DatabaseKind kind) {
        this.pool = pool;
        this.kind = kind;
    }

    @Override
    public boolean isAutoStartup() {
        return kind == DatabaseKind.H2;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, "h2-housekeeping");
            worker.setDaemon(true);
            return worker;
        });
        thread.scheduleWithFixedDelay(this::round, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whatever happens the loop goes on: a scheduled task that throws would never run again, and space only waits. */
    private void round() {
        try (Connection connection = pool.getConnection()) {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                MVStore store = session.getDatabase().getStore().getMvStore();
                store.sync();
                rewrite(store);
            }
        } catch (SQLException | RuntimeException later) {
            LOG.warn("event=h2-not-tidied kind={}", later.getClass().getSimpleName());
        }
    }

    private static void rewrite(MVStore store) {
        Instant until = Instant.now().plus(AT_MOST);
        boolean more = true;
        while (more && Instant.now().isBefore(until)) {
            more = store.compact(FILL_RATE, BYTES);
        }
    }

    @Override
    public synchronized void stop() {
        thread.shutdown();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
