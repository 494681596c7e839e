package fr.carnet.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Seals pending rows while the server runs, and once more when it stops; begins before anybody can call. */
@Component
class SealingLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SealingLoop.class);

    private final Seal seal;
    private final AuditSettings settings;
    private ScheduledExecutorService thread;

    SealingLoop(Seal seal, AuditSettings settings) {
        this.seal = seal;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        seal.establish();
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, "trace-seal");
            worker.setDaemon(true);
            return worker;
        });
        long pause = settings.sealEvery().toMillis();
        thread.scheduleWithFixedDelay(this::round, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Whatever happens the loop goes on: a scheduled task that throws would never run again, and rows only wait. */
    private void round() {
        try {
            seal.sealPending();
        } catch (RuntimeException later) {
            LOG.warn("trace not sealed this time: {}", later.getClass().getSimpleName());
        }
    }

    @Override
    public synchronized void stop() {
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        round();
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }
}
