package fr.carnet.conformance;

import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Loads the R4 definitions (several seconds) beside the start, so that the first depositor does not wait for them. */
@Component
class WarmUp {
    private final Validation validation;

    WarmUp(Validation validation) {
        this.validation = validation;
    }

    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        Thread thread = new Thread(() -> validation.departures(new DocumentReference()), "validation-warm-up");
        thread.setDaemon(true);
        thread.start();
    }
}
