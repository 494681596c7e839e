package fr.carnet.shared;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What the contents of all calls under way may hold in memory together: each call takes its share before it reads a body
 * or a document and gives it back when it has answered, so that many large documents at once wait instead of filling the
 * memory. The calling thread holds the share.
 */
public final class MemoryShare {
    /** Below this a content is not counted: it weighs no more than the call itself. */
    private static final long SMALL = 256 * 1024;

    private static final int KILOBYTE = 1024;
    private static final int LONGEST_QUEUE = 24;

    private final int capacity;
    private final long patienceMillis;
    private final Semaphore free;
    private final ThreadLocal<Integer> held = ThreadLocal.withInitial(() -> 0);

    public MemoryShare(long bytes, long patienceMillis) {
        this.capacity = (int) Math.max(1, Math.min(bytes / KILOBYTE, Integer.MAX_VALUE));
        this.patienceMillis = patienceMillis;
        this.free = new Semaphore(capacity);
    }

    /**
     * Waits for room for {@code bytes}; a call never waits for more than there is.
     *
     * @throws Refusal {@code unavailable} when there is none in time
     */
    public void take(long bytes) {
        if (bytes < SMALL) {
            return;
        }
        int wanted = (int) Math.min(bytes / KILOBYTE, capacity - held.get());
        if (wanted > 0 && !acquired(wanted)) {
            throw Refusal.of(ErrorCode.UNAVAILABLE);
        }
        held.set(held.get() + wanted);
    }

    /** Gives back all that this thread holds. */
    public void giveBack() {
        int all = held.get();
        held.remove();
        free.release(all);
    }

    private boolean acquired(int wanted) {
        try {
            return free.tryAcquire(wanted)
                    || (held.get() == 0 && free.getQueueLength() < LONGEST_QUEUE
                            && free.tryAcquire(wanted, patienceMillis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
