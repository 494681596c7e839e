package fr.carnet.server.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many calls at a time, so many that wait, in their order and not for ever. */
final class Lane {
    private final Semaphore free;
    private final int queue;
    private final Duration patience;

    Lane(int width, int queue, Duration patience) {
        this.free = new Semaphore(width, true);
        this.queue = queue;
        this.patience = patience;
    }

    boolean enter() {
        try {
            return free.tryAcquire()
                    || (free.getQueueLength() < queue && free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        free.release();
    }
}
