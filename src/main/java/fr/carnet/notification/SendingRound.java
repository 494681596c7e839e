package fr.carnet.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Several senders over the letters due. The round ends for all of them when the mail server is down, or has refused a few
 * letters.
 */
final class SendingRound implements AutoCloseable {
    private static final int GIVE_UP = 3;

    private final Function<Outbox.Letter, Attempt> attempt;
    private final ExecutorService senders;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean over;

    /** @param atOnce letters on their way at the same time, each on a connection of its own */
    SendingRound(int atOnce, Function<Outbox.Letter, Attempt> attempt) {
        this.attempt = attempt;
        this.senders = Executors.newFixedThreadPool(atOnce, work -> new Thread(work, "mail"));
    }

    /** Returns when each was tried, or left because the round is over. */
    void send(List<Outbox.Letter> letters) {
        List<Future<?>> running = new ArrayList<>();
        letters.forEach(letter -> running.add(senders.submit(() -> tryOne(letter))));
        running.forEach(SendingRound::await);
    }

    private void tryOne(Outbox.Letter letter) {
        if (over) {
            return;
        }
        switch (attempt.apply(letter)) {
            case SENT -> sent.incrementAndGet();
            case REFUSED -> giveUpAfter(refused.incrementAndGet());
            case SERVER_DOWN -> over = true;
            case TAKEN_BY_ANOTHER -> {
                // It is on its way all the same.
            }
        }
    }

    private void giveUpAfter(int refusals) {
        if (refusals >= GIVE_UP) {
            over = true;
        }
    }

    boolean goesOn() {
        return !over;
    }

    int sent() {
        return sent.get();
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops", stopping);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an e-mail's state could not be kept", failed.getCause());
        }
    }

    /** What is on its way is brought to its end; what was not begun stays due. */
    @Override
    public void close() {
        over = true;
        senders.shutdown();
    }
}
