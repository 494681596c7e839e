package fr.carnet.backfill;

import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * One step of an import, in one transaction that holds the record, as every write does, and its line: a page of rows, or the last page with the
 * document and the event. A crash undoes the whole step; the next one starts from the same place.
 */
@Component
class ImportStep {
    private final ImportBook book;
    private final RowBook rowBook;
    private final ImportPage page;
    private final Deposit deposit;
    private final RecordDirectory directory;
    private final Surroundings around;

    ImportStep(
            ImportBook book, RowBook rowBook, Deposit deposit, RecordDirectory directory, Surroundings around) {
        this.book = book;
        this.rowBook = rowBook;
        this.page = new ImportPage(rowBook, deposit);
        this.deposit = deposit;
        this.directory = directory;
        this.around = around;
    }

    /** What an import needs from outside. */
    @Component
    record Surroundings(
            ObjectProvider<HistorySource> sources,
            ApplicationEventPublisher events,
            BusinessClock clock,
            BackfillSettings settings) {
        HistorySource sourceOf(BusinessIdentifier ins) {
            return sources.orderedStream()
                    .filter(source -> source.knows(ins))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no history source knows this person"));
        }

        private void forget(BusinessIdentifier ins) {
            sources.orderedStream().forEach(source -> source.forget(ins));
        }
    }

    /** The person's record is destroyed. */
    void forget(BusinessIdentifier ins) {
        around.forget(ins);
    }

    /** @return false when there is nothing (more) to do */
    boolean begin(RecordNumber record) {
        Optional<RecordFacts> held = directory.lock(record);
        Optional<ImportBook.Line> line = book.lock(record);
        if (line.isEmpty() || openHolder(record, held).isEmpty()) {
            return false;
        }
        boolean interrupted = line.get().status() == HistoryState.Status.RUNNING
                || line.get().position().isPresent();
        if (interrupted) {
            book.resume(record, around.clock().now());
        } else {
            book.begin(record, around.clock().now());
        }
        return true;
    }

    /** Reads the source, before and without any lock or transaction; empty when there is nothing (more) to do. */
    Optional<HistoryReading> read(RecordNumber record) {
        Optional<BusinessIdentifier> ins = directory.byNumber(record).map(RecordFacts::ins);
        Optional<HistoryWindow> window = book.find(record).map(ImportBook.Line::window);
        return ins.isEmpty() || window.isEmpty()
                ? Optional.empty()
                : Optional.of(HistoryReading.of(around.sourceOf(ins.get()), ins.get(), window.get()));
    }

    /** @return true when there are more pages */
    boolean next(RecordNumber record, HistoryReading reading) {
        Optional<RecordFacts> held = directory.lock(record);
        Optional<ImportBook.Line> locked = book.lock(record);
        Optional<RecordFacts> holder = openHolder(record, held);
        if (locked.isEmpty() || holder.isEmpty() || locked.get().status() != HistoryState.Status.RUNNING) {
            return false;
        }
        ImportBook.Line line = locked.get();
        int max = around.settings().pageSize();
        List<HistoryRow> rows = reading.page(line.position(), max);
        int changed = line.changed() + page.store(holder.get(), rows);
        int imported = rowBook.count(record);
        if (rows.size() >= max) {
            book.advance(record, rows.get(rows.size() - 1).position(), imported, changed);
            return true;
        }
        finish(line, holder.get(), reading, imported, changed);
        return false;
    }

    /** A closed record takes nothing in; the import waits for its reopening. */
    private Optional<RecordFacts> openHolder(RecordNumber record, Optional<RecordFacts> held) {
        Optional<RecordFacts> holder = held.filter(facts -> facts.state() == RecordFacts.State.OPEN);
        if (holder.isEmpty()) {
            book.park(record);
        }
        return holder;
    }

    private void finish(ImportBook.Line line, RecordFacts holder, HistoryReading reading, int imported, int changed) {
        boolean first = line.documentId().isEmpty();
        if (first || changed > 0) {
            storeDocument(line, holder, reading);
            around.events()
                    .publishEvent(new HistoryImported(
                            line.record(), imported, around.clock().now()));
        }
        book.finish(line.record(), imported);
    }

    private void storeDocument(ImportBook.Line line, RecordFacts holder, HistoryReading reading) {
        int revision = line.documentRevision() + 1;
        DocumentReference metadata =
                HistoryDocument.metadata(holder, line.window(), around.clock().now(), revision);
        line.documentId().ifPresent(older -> HistoryDocument.replacing(metadata, older));
        List<HistoryRow> told = reading.rows().stream()
                .filter(row -> !ImportPage.keptSecret(row, holder))
                .toList();
        byte[] pdf = HistoryPdf.render(line.window(), told);
        book.documented(line.record(), deposit.storeDocument(line.record(), metadata, pdf), revision);
    }
}
