package fr.carnet.extraction;

import fr.carnet.content.ContentRow;
import fr.carnet.extraction.ExtractionBook.Due;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws the data of one document: read without a transaction, stored in one together with the note that it is done, so
 * that each document is drawn exactly once whatever fails and wherever the server stops. Nothing here ever refuses a
 * deposit.
 */
@Component
public class Extraction {
    private static final Logger LOG = LoggerFactory.getLogger(Extraction.class);

    private final DocumentContent contents;
    private final Making making;
    private final ExtractionBook book;
    private final Stores stores;
    private final Semaphore atOnce;
    private final ExtractionSettings settings;

    Extraction(
            DocumentContent contents, Making making, ExtractionBook book, Stores stores, ExtractionSettings settings) {
        this.contents = contents;
        this.making = making;
        this.book = book;
        this.stores = stores;
        this.settings = settings;
        this.atOnce = new Semaphore(settings.atOnce());
    }

    /** Where it is put and counted. */
    @Component
    record Stores(Register register, RecordDirectory directory, TransactionTemplate transaction, MeterRegistry meters) {}

    /** At once when there is room, else the job does it. */
    void soon(Due due) {
        if (atOnce.tryAcquire()) {
            try {
                draw(due);
            } finally {
                atOnce.release();
            }
        }
    }

    /** Waits for its turn. @return one word: {@code done}, {@code nothing}, {@code failed} */
    String now(Due due) {
        atOnce.acquireUninterruptibly();
        try {
            return draw(due);
        } finally {
            atOnce.release();
        }
    }

    private String draw(Due due) {
        String outcome;
        try {
            List<Drawn> drawn = read(due);
            outcome = stores.transaction().execute(status -> store(due, drawn));
        } catch (Unreadable unreadable) {
            LOG.warn("event=document-not-drawn reason={}", unreadable.getMessage());
            outcome = ended(due, "failed");
        } catch (RuntimeException failure) {
            // Whatever a document holds, its deposit stands; it is tried again and then given up.
            LOG.warn("event=document-not-drawn kind={}", failure.getClass().getName());
            stores.transaction().executeWithoutResult(status -> book.failed(due, settings.mostAttempts()));
            outcome = "failed";
        }
        stores.meters().counter("carnet.extraction", "outcome", outcome).increment();
        return outcome;
    }

    private List<Drawn> read(Due due) {
        Optional<ContentRow> row =
                stores.transaction().execute(status -> contents.structured(due.record(), due.documentId()));
        return row == null || row.isEmpty() ? List.of() : contents.read(row.get());
    }

    /** The record first, as every write does, then the document's turn. */
    private String store(Due due, List<Drawn> drawn) {
        Optional<RecordFacts> record = stores.directory()
                .lock(due.record())
                .filter(facts -> facts.state() != RecordFacts.State.BEING_DESTROYED);
        Optional<Entry> document = stores.register().find("DocumentReference", due.documentId());
        if (record.isEmpty() || document.isEmpty() || !book.claim(due)) {
            return "nothing";
        }
        List<Register.NewEntry> entries = making.of(drawn, document.get(), record.get());
        stores.register().createAll(due.record(), entries);
        String state = entries.isEmpty() ? "nothing" : "done";
        book.ended(due, state, drawn.size());
        return state;
    }

    private String ended(Due due, String state) {
        return stores.transaction().execute(status -> {
            if (book.claim(due)) {
                book.ended(due, state, 0);
            }
            return state;
        });
    }
}
