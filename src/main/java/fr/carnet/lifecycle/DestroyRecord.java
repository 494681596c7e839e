package fr.carnet.lifecycle;

import fr.carnet.record.HoldsRecordData;
import fr.carnet.record.Records;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of one destruction. First, in a transaction of its own, the record becomes one that nobody finds; then the
 * ledger outside the database knows it; then each room destroys what it holds; last the identity goes and a tombstone
 * remains. Every step may be done again.
 */
@Component
class DestroyRecord {
    private static final Logger LOG = LoggerFactory.getLogger(DestroyRecord.class);

    private final Records records;
    private final DestructionLedger ledger;
    private final List<HoldsRecordData> holders;
    private final TransactionTemplate transactions;

    DestroyRecord(
            Records records,
            DestructionLedger ledger,
            List<HoldsRecordData> holders,
            PlatformTransactionManager transactionManager) {
        this.records = records;
        this.ledger = ledger;
        this.holders = List.copyOf(holders);
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /** Another node may be at the same record, or have just finished. @return false when its time has not come (any more) */
    boolean due(RecordNumber number, Instant now) {
        boolean begun = Boolean.TRUE.equals(transactions.execute(status -> records.beginDestruction(number, now)));
        if (begun) {
            String patientId = records.patientIds(List.of(number)).get(number);
            if (patientId != null) {
                ledger.append(LedgerLine.of(number, patientId, now));
                finish(number, now);
            }
        }
        return begun;
    }

    /** Again, after a restore. @return false when it is not that record */
    boolean again(RecordNumber number, String patientId, Instant now) {
        boolean begun =
                Boolean.TRUE.equals(transactions.execute(status -> records.condemn(number, patientId, now)));
        if (begun) {
            finish(number, now);
        }
        return begun;
    }

    private void finish(RecordNumber number, Instant now) {
        for (HoldsRecordData holder : holders) {
            transactions.executeWithoutResult(status -> holder.destroy(number));
        }
        transactions.executeWithoutResult(status -> records.bury(number, now));
        LOG.info("event=record-destroyed record={}", number.value());
    }
}
