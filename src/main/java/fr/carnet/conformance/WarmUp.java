package fr.carnet.conformance;

import java.time.Duration;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Loads the R4 definitions (several seconds) beside the start. Who sends a body meanwhile waits for them here, before his
 * transaction: later he would wait all the same, with a record locked and a connection of the database in hand.
 */
@Component
class WarmUp {
    /** Longer than any machine took; after that the body's own examination tells what is wrong. */
    private static final Duration MOST = Duration.ofMinutes(1);

    private final Validation validation;
    private volatile Thread thread;

    WarmUp(Validation validation) {
        this.validation = validation;
    }

    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        Thread loading = new Thread(() -> validation.departures(new DocumentReference()), "validation-warm-up");
        loading.setDaemon(true);
        loading.start();
        thread = loading;
    }

    void await() {
        Thread loading = thread;
        if (loading == null) {
            return;
        }
        try {
            loading.join(MOST.toMillis());
            thread = null;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
