package fr.carnet.document;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts the documents that were really kept: {@code carnet.deposits}. */
@Component
class DepositMeter {
    private final MeterRegistry meters;

    DepositMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void added(DocumentAdded added) {
        meters.counter("carnet.deposits").increment();
    }
}
