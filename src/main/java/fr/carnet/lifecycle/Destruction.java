package fr.carnet.lifecycle;

import fr.carnet.record.RecordStatus;
import fr.carnet.record.Records;
import fr.carnet.shared.DueJob;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Destroys for good what closed records hold when their time has come (CSP L1111-18). Killed anywhere, the next run goes
 * on.
 */
@Component
class Destruction implements DueJob {
    private static final Logger LOG = LoggerFactory.getLogger(Destruction.class);
    private static final int BATCH = 50;
    private static final String FAILED = "failed";

    private final Records records;
    private final DestroyRecord destroy;

    Destruction(Records records, DestroyRecord destroy) {
        this.records = records;
        this.destroy = destroy;
    }

    @Override
    public String name() {
        return "destruction";
    }

    @Override
    public List<Outcome> runDue(Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        List<RecordNumber> due = records.dueForDestruction(now, BATCH);
        while (!due.isEmpty()) {
            int destroyed = 0;
            for (RecordNumber number : due) {
                String patientId = records.status(number).map(RecordStatus::facts).map(f -> f.patientId()).orElse("");
                String outcome = destroyed(number, now);
                destroyed += outcome.equals(FAILED) ? 0 : 1;
                outcomes.add(new Outcome(name(), patientId, outcome));
            }
            due = destroyed == due.size() ? records.dueForDestruction(now, BATCH) : List.of();
        }
        return outcomes;
    }

    private String destroyed(RecordNumber number, Instant now) {
        try {
            return destroy.due(number, now) ? "done" : "reopened";
        } catch (RuntimeException failure) {
            // Whatever the cause, the others are destroyed and this one is tried again.
            LOG.error("event=destruction-failed record={} kind={}", number.value(), failure.getClass().getName());
            return FAILED;
        }
    }
}
