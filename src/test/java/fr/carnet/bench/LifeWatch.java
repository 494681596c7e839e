package fr.carnet.bench;

import java.util.function.Supplier;

/** Looks at a server once a second while a step runs: its largest heap, and every ten seconds how far the step is. */
final class LifeWatch {
    private static final int TOLD_EVERY = 10;

    private final LifeServer server;
    private final Supplier<String> progress;
    private final Thread thread = new Thread(this::watch, "watch");
    private volatile long megabytes;

    LifeWatch(LifeServer server, Supplier<String> progress) {
        this.server = server;
        this.progress = progress;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
        megabytes = Math.max(megabytes, server.heapMegabytes());
    }

    long megabytes() {
        return megabytes;
    }

    private void watch() {
        try {
            for (int second = 1; !Thread.currentThread().isInterrupted(); second++) {
                megabytes = Math.max(megabytes, server.heapMegabytes());
                if (second % TOLD_EVERY == 0) {
                    System.out.println("    " + second + " s: " + progress.get());
                }
                Thread.sleep(1000);
            }
        } catch (InterruptedException | IllegalStateException | java.io.UncheckedIOException over) {
            Thread.currentThread().interrupt();
        }
    }
}
