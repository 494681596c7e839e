package fr.carnet.backfill;

import fr.carnet.lifecycle.HistoryProgress;
import fr.carnet.record.HoldsRecordData;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.record.RecordOpened;
import fr.carnet.record.Records;
import fr.carnet.shared.DueJob;
import fr.carnet.shared.RecordNumber;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ties the import to the life of the record: planned at the opening, run when due, told in the status, destroyed with it. */
@Component
class ScheduledImports implements HistoryProgress, HoldsRecordData, DueJob {
    private final HistoryImport imports;
    private final RecordDirectory directory;
    private final Records records;
    private final MeterRegistry meters;

    ScheduledImports(HistoryImport imports, RecordDirectory directory, Records records, MeterRegistry meters) {
        this.imports = imports;
        this.directory = directory;
        this.records = records;
        this.meters = meters;
    }

    @EventListener
    void on(RecordOpened opened) {
        if (opened.reopened()) {
            imports.reopened(opened.record());
        } else if (opened.importHistory()) {
            imports.schedule(opened.record(), opened.at());
        } else {
            imports.skip(opened.record(), opened.at());
        }
    }

    @Override
    public Progress of(RecordNumber number) {
        HistoryState state = imports.state(number);
        return new Progress(state.status().code(), state.imported(), state.dueAt());
    }

    @Override
    public void destroy(RecordNumber number) {
        imports.forget(number, records.insOfAny(number));
    }

    @Override
    public String name() {
        return "history-import";
    }

    @Override
    public List<Outcome> runDue(Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        imports.runDue(now, (record, state) -> outcomes.add(outcome(record, state)));
        return outcomes;
    }

    /** Counted as each is done, so that an operator sees how far the night's run is ({@code carnet_history_imports_total}). */
    private Outcome outcome(RecordNumber record, HistoryState state) {
        String status = state.status().code();
        meters.counter("carnet.history.imports", "outcome", status).increment();
        return new Outcome(name(), directory.byNumber(record).map(RecordFacts::patientId).orElse(""), status);
    }
}
