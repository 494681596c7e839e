package fr.carnet.extraction;

import fr.carnet.document.DocumentAdded;
import fr.carnet.extraction.ExtractionBook.Due;
import fr.carnet.identity.Caller;
import fr.carnet.register.DrawnEntries;
import fr.carnet.register.Entry;
import fr.carnet.register.FactsChanged;
import fr.carnet.shared.DueJob;
import fr.carnet.shared.fhir.AfterCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * When documents are read: noted in the transaction of the deposit, done as soon as the call is over and before its answer
 * leaves; what did not come to it, the job does.
 */
@Component
class Deposited implements AfterCall, DueJob {
    private static final int MOST = 50;
    private static final String DOCUMENT = "DocumentReference";

    private final ExtractionBook book;
    private final DocumentContent contents;
    private final Extraction extraction;
    private final DrawnEntries drawnEntries;
    private final ApplicationEventPublisher events;
    private final ThreadLocal<List<Due>> ofThisCall = ThreadLocal.withInitial(ArrayList::new);

    Deposited(
            ExtractionBook book,
            DocumentContent contents,
            Extraction extraction,
            DrawnEntries drawnEntries,
            ApplicationEventPublisher events) {
        this.book = book;
        this.contents = contents;
        this.extraction = extraction;
        this.drawnEntries = drawnEntries;
        this.events = events;
    }

    @EventListener
    public void on(DocumentAdded added) {
        // What this server made itself, of data that is here already, is not drawn a second time.
        if (added.by() instanceof Caller.Operator || contents.structured(added.record(), added.documentId()).isEmpty()) {
            return;
        }
        Due due = new Due(added.record(), added.documentId());
        book.add(due);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ofThisCall.get().add(due);
            }
        });
    }

    /** What was drawn from a document is shown and hidden with it, in the holder's list of accesses too. */
    @EventListener
    public void on(FactsChanged change) {
        if (!change.type().equals(DOCUMENT)) {
            return;
        }
        for (Entry drawn : drawnEntries.drawnFrom(change.record(), change.id())) {
            events.publishEvent(new FactsChanged(drawn.record(), drawn.type(), drawn.id(), drawn.facts()));
        }
    }

    @Override
    public void run() {
        List<Due> due = List.copyOf(ofThisCall.get());
        ofThisCall.remove();
        due.forEach(extraction::soon);
    }

    @Override
    public String name() {
        return "document-extraction";
    }

    @Override
    public List<Outcome> runDue(Instant now) {
        return book.due(MOST).stream()
                .map(due -> new Outcome(name(), "", extraction.now(due)))
                .toList();
    }
}
