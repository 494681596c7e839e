package fr.carnet.record;

import fr.carnet.shared.RecordNumber;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who came first is served first. The lock on a record is the database's; but H2 gives it to any of those who wait, and
 * among many depositors into one record somebody waited until his time was over. So the callers of one node queue here
 * before they ask the database. Nothing depends on it: who has waited long enough asks the database as he is.
 */
final class Turns {
    private static final int QUEUES = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantLock[] queues =
            IntStream.range(0, QUEUES).mapToObj(n -> new ReentrantLock(true)).toArray(ReentrantLock[]::new);

    /** Waits for the turn, and keeps it until the transaction has ended. */
    void await(RecordNumber number) {
        ReentrantLock queue = queues[Math.floorMod(number.value(), QUEUES)];
        if (!TransactionSynchronizationManager.isSynchronizationActive() || queue.isHeldByCurrentThread()) {
            return;
        }
        if (acquired(queue)) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    queue.unlock();
                }
            });
        }
    }

    private static boolean acquired(ReentrantLock queue) {
        try {
            return queue.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
