package fr.carnet.backfill;

import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run over the imports that are due: a few records at once, a hundred due ones read at a time. When one after the
 * other fails, their source is down: the rest is left for the next run.
 */
final class DueImports {
    private static final Logger LOG = LoggerFactory.getLogger(DueImports.class);
    private static final int BATCH = 100;
    private static final int HOPELESS = 20;

    private final ImportBook book;
    private final Function<RecordNumber, HistoryState> importOne;
    private final ExecutorService threads;
    private final AtomicInteger failedInARow = new AtomicInteger();
    private volatile boolean stopped;

    DueImports(ImportBook book, Function<RecordNumber, HistoryState> importOne, int atOnce) {
        this.book = book;
        this.importOne = importOne;
        this.threads = Executors.newFixedThreadPool(atOnce, work -> new Thread(work, "history-import"));
    }

    /** Once only. */
    int run(Instant now, BiConsumer<RecordNumber, HistoryState> outcome) {
        try {
            int count = 0;
            List<RecordNumber> due = book.due(now, 0, BATCH);
            while (!due.isEmpty() && !stopped) {
                count += batch(due, outcome);
                due = book.due(now, due.get(due.size() - 1).value(), BATCH);
            }
            return count;
        } finally {
            stopped = true;
            threads.shutdown();
        }
    }

    private int batch(List<RecordNumber> due, BiConsumer<RecordNumber, HistoryState> outcome) {
        List<Future<Optional<HistoryState>>> running = new ArrayList<>();
        due.forEach(record -> running.add(threads.submit(() -> imported(record))));
        int count = 0;
        for (int i = 0; i < running.size(); i++) {
            Optional<HistoryState> state = result(running.get(i));
            if (state.isPresent()) {
                outcome.accept(due.get(i), state.get());
                count++;
            }
        }
        return count;
    }

    /** Empty when it was left for the next run. */
    private Optional<HistoryState> imported(RecordNumber record) {
        if (stopped) {
            return Optional.empty();
        }
        HistoryState state = importOne.apply(record);
        boolean failed = state.status() == HistoryState.Status.FAILED;
        if (!failed) {
            failedInARow.set(0);
        } else if (failedInARow.incrementAndGet() == HOPELESS) {
            LOG.error("history import: {} failures one after the other, the others wait for the next run", HOPELESS);
            stopped = true;
        }
        return Optional.of(state);
    }

    private static Optional<HistoryState> result(Future<Optional<HistoryState>> one) {
        try {
            return one.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops", stopping);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("an import could not even be marked as failed", failed.getCause());
        }
    }
}
