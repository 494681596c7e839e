package fr.carnet.portability;

import fr.carnet.portability.ExportBook.Key;
import fr.carnet.record.HoldsRecordData;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.DueJob;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes archives that nobody makes, removes those whose time is over, destroys those of a record with it. */
@Component
class KeptArchives implements DueJob, HoldsRecordData {
    private static final int MOST = 20;

    private final ExportBook book;
    private final ArchiveShelf shelf;
    private final MakeArchive making;
    private final RecordDirectory directory;
    private final TransactionTemplate transaction;

    KeptArchives(
            ExportBook book,
            ArchiveShelf shelf,
            MakeArchive making,
            RecordDirectory directory,
            TransactionTemplate transaction) {
        this.book = book;
        this.shelf = shelf;
        this.making = making;
        this.directory = directory;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public List<Outcome> runDue(Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Key key : book.over(now)) {
            transaction.executeWithoutResult(status -> book.delete(key));
            shelf.delete(key);
            outcomes.add(outcome(key, "deleted"));
        }
        for (Key key : book.toBeMade(Instant.now(), MOST)) {
            String made = making.make(key);
            if (!made.equals("left")) {
                outcomes.add(outcome(key, made));
            }
        }
        shelf.sweep(Instant.now());
        return outcomes;
    }

    private Outcome outcome(Key key, String outcome) {
        String patient = directory.byNumber(key.record()).map(RecordFacts::patientId).orElse("");
        return new Outcome(name(), patient, outcome);
    }

    @Override
    public void destroy(RecordNumber number) {
        book.deleteAll(number);
        shelf.deleteAll(number);
    }
}
