package fr.carnet.backfill;

import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of the room: schedules, runs and tells of the 24-month import of a record (CONTRACT 4).
 *
 * <p>{@link #schedule}, {@link #skip}, {@link #reopened} and {@link #forget} join the caller's transaction. {@link #run}
 * and {@link #runDue} make their own, one per page, and refuse to be called inside one.
 */
@Service
public class HistoryImport {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryImport.class);
    private static final Duration LONGEST_RETRY = Duration.ofHours(24);

    private final ImportBook book;
    private final RowBook rowBook;
    private final ImportStep step;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private final BackfillSettings settings;
    private final ConcurrentMap<RecordNumber, CompletableFuture<Void>> inProgress = new ConcurrentHashMap<>();

    HistoryImport(ImportBook book, RowBook rowBook, ImportStep step, TransactionTemplate transaction,
            ImportStep.Surroundings around) {
        this.book = book;
        this.rowBook = rowBook;
        this.step = step;
        this.transaction = transaction;
        this.clock = around.clock();
        this.settings = around.settings();
    }

    /** At opening: the import is due at 00:00 of the next day. A second call for the same record changes nothing. */
    public HistoryState schedule(RecordNumber record, Instant openedAt) {
        return open(record, openedAt, HistoryState.Status.SCHEDULED);
    }

    /** At opening without {@code importHistory}: remembered as not asked for; the feed may still run it. */
    public HistoryState skip(RecordNumber record, Instant openedAt) {
        return open(record, openedAt, HistoryState.Status.NONE);
    }

    private HistoryState open(RecordNumber record, Instant openedAt, HistoryState.Status status) {
        if (book.find(record).isEmpty()) {
            book.open(record, openedAt, status);
        }
        return state(record);
    }

    /** Where the import stands; status {@code none} when nothing is known of that record. */
    public HistoryState state(RecordNumber record) {
        return book.find(record).map(ImportBook.Line::state).orElse(HistoryState.ABSENT);
    }

    /** The record is open again: an import that closing interrupted may go on. */
    public void reopened(RecordNumber record) {
        book.unpark(record);
    }

    /** The record is being destroyed: also what a source keeps here of that person. */
    public void forget(RecordNumber record, Optional<BusinessIdentifier> ins) {
        ins.ifPresent(step::forget);
        rowBook.forget(record);
        book.forget(record);
    }

    /**
     * Runs or resumes the import now, even before it is due; when it is done, looks for late corrections. Calls at the same
     * time for the same record share one run: the others wait for it, then answer how far it is.
     */
    public HistoryState run(RecordNumber record) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an import makes its own transactions, one per page");
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = inProgress.putIfAbsent(record, mine);
        if (other != null) {
            return join(other, record);
        }
        try {
            work(record);
            return state(record);
        } finally {
            inProgress.remove(record, mine);
            mine.complete(null);
        }
    }

    /**
     * Runs every import due at that instant.
     *
     * @param outcome told of each record, in the order of their numbers
     * @return how many were run
     */
    public int runDue(Instant now, BiConsumer<RecordNumber, HistoryState> outcome) {
        return new DueImports(book, this::run, settings.atOnce()).run(now, outcome);
    }

    private void work(RecordNumber record) {
        try {
            boolean more = Boolean.TRUE.equals(transaction.execute(status -> step.begin(record)));
            if (more) {
                step.read(record).ifPresent(reading -> pages(record, reading));
            }
        } catch (ImportBook.Busy e) {
            LOG.info("history import: another process is at work on this record");
        } catch (RuntimeException e) {
            // Whatever the cause, the import is marked failed and tried again later; the records after it go on.
            LOG.error("history import failed in record {}", record.value(), e);
            transaction.executeWithoutResult(status -> fail(record));
        }
    }

    private void pages(RecordNumber record, HistoryReading reading) {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> step.next(record, reading)));
        }
    }

    private void fail(RecordNumber record) {
        int attempts = book.find(record).map(ImportBook.Line::attempts).orElse(0) + 1;
        Duration wait = Duration.ofMinutes(30).multipliedBy(1L << Math.min(attempts, 10));
        Instant retry = clock.now().plus(wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait);
        book.fail(record, attempts >= settings.maxAttempts() ? null : retry);
    }

    private HistoryState join(CompletableFuture<Void> other, RecordNumber record) {
        try {
            other.get(settings.joinWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("history import: still at work on this record");
        }
        return state(record);
    }
}
