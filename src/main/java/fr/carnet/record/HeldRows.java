package fr.carnet.record;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The rows of the records that the running transaction holds locked. Nobody else can change such a row before the commit,
 * so what was read with the lock stays true until this transaction writes the row itself, and needs no second reading.
 * Another transaction begun meanwhile on the same thread knows nothing of them.
 */
final class HeldRows {

    Optional<RecordStatus> of(RecordNumber number) {
        return Optional.ofNullable(rows().get(number));
    }

    Optional<RecordStatus> of(BusinessIdentifier ins) {
        return rows().values().stream()
                .filter(row -> row.facts().ins().equals(ins))
                .findFirst();
    }

    void hold(RecordStatus row) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            if (!TransactionSynchronizationManager.hasResource(this)) {
                new Holding().begin();
            }
            rows().put(row.facts().number(), row);
        }
    }

    /** This transaction has written the row. */
    void changed(RecordNumber number) {
        if (TransactionSynchronizationManager.hasResource(this)) {
            rows().remove(number);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<RecordNumber, RecordStatus> rows() {
        Object held = TransactionSynchronizationManager.getResource(this);
        return held == null ? Map.of() : (Map<RecordNumber, RecordStatus>) held;
    }

    /** As long as the transaction that holds the locks. */
    private final class Holding implements TransactionSynchronization {
        private final Map<RecordNumber, RecordStatus> rows = new HashMap<>();

        void begin() {
            TransactionSynchronizationManager.registerSynchronization(this);
            resume();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(HeldRows.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(HeldRows.this, rows);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(HeldRows.this);
        }
    }
}
