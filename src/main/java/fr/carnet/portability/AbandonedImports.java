package fr.carnet.portability;

import fr.carnet.record.HoldsRecordData;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.DueJob;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes what an import that did not come to its end had stored; nobody ever saw it. */
@Component
class AbandonedImports implements DueJob {
    private final MovingBook book;
    private final List<HoldsRecordData> holders;
    private final TransactionTemplate transaction;
    private final PortabilitySettings settings;

    AbandonedImports(
            MovingBook book, List<HoldsRecordData> holders, TransactionTemplate transaction, PortabilitySettings settings) {
        this.book = book;
        this.holders = List.copyOf(holders);
        this.transaction = transaction;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "record-import";
    }

    @Override
    public List<Outcome> runDue(Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        for (RecordNumber record : book.silent(silence())) {
            remove(record);
            outcomes.add(new Outcome(name(), "", "removed"));
        }
        return outcomes;
    }

    /** Makes way for a new attempt when the one before gave no sign for a while. */
    void removeSilent(BusinessIdentifier ins) {
        book.silent(ins, silence()).ifPresent(this::remove);
    }

    /** Nothing when the record has arrived. The row goes last: interrupted, this is begun again. */
    void remove(RecordNumber record) {
        boolean removing =
                Boolean.TRUE.equals(transaction.execute(status -> book.remove(record, Instant.now())));
        if (!removing) {
            return;
        }
        for (HoldsRecordData holder : holders) {
            transaction.executeWithoutResult(status -> holder.destroy(record));
        }
        transaction.executeWithoutResult(status -> book.removed(record));
    }

    private Instant silence() {
        return Instant.now().minus(settings.claim());
    }
}
