package fr.carnet.lifecycle;

import fr.carnet.record.HoldsRecordData;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Destroys for good what closed records hold when their time has come (CSP L1111-18). First, in a transaction of its
 * own, the record becomes one that nobody finds; then each room destroys what it holds; last the identity goes and a
 * tombstone remains. Killed anywhere, the next run goes on: every step may be done again.
 */
@Component
class Destruction implements DueJob {
    private static final Logger LOG = LoggerFactory.getLogger(Destruction.class);
    private static final int BATCH = 50;
    private static final String FAILED = "failed";

    private final Records records;
    private final List<HoldsRecordData> holders;
    private final TransactionTemplate transactions;

    Destruction(Records records, List<HoldsRecordData> holders, PlatformTransactionManager transactionManager) {
        this.records = records;
        this.holders = List.copyOf(holders);
        this.transactions = new TransactionTemplate(transactionManager);
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
                String outcome = destroy(number, now);
                destroyed += outcome.equals(FAILED) ? 0 : 1;
                outcomes.add(new Outcome(name(), patientId, outcome));
            }
            due = destroyed == due.size() ? records.dueForDestruction(now, BATCH) : List.of();
        }
        return outcomes;
    }

    private String destroy(RecordNumber number, Instant now) {
        try {
            if (!Boolean.TRUE.equals(transactions.execute(status -> records.beginDestruction(number, now)))) {
                return "reopened";
            }
            for (HoldsRecordData holder : holders) {
                transactions.executeWithoutResult(status -> holder.destroy(number));
            }
            transactions.executeWithoutResult(status -> records.bury(number, now));
            LOG.info("event=record-destroyed record={}", number.value());
            return "done";
        } catch (RuntimeException failure) {
            LOG.error("event=destruction-failed record={} kind={}", number.value(), failure.getClass().getName());
            return FAILED;
        }
    }
}
