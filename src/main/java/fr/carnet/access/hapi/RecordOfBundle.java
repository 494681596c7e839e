package fr.carnet.access.hapi;

import fr.carnet.access.Accessed;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The one record the entries of a transaction Bundle are about (CONTRACT 6, batch), searches and questions included. */
final class RecordOfBundle {
    private static final Object KEY = RecordOfBundle.class;

    private RecordOfBundle() {}

    /** @throws Refusal {@code one-record} when an entry before it was about another */
    static void require(List<Accessed> accesses) {
        accesses.stream().flatMap(access -> access.record().stream()).forEach(RecordOfBundle::bind);
    }

    private static void bind(RecordNumber record) {
        Object known = TransactionSynchronizationManager.getResource(KEY);
        if (known == null) {
            TransactionSynchronizationManager.bindResource(KEY, record);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
                }
            });
        } else if (!known.equals(record)) {
            throw Refusal.of(
                    ErrorCode.ONE_RECORD,
                    "Bundle.entry",
                    "Une transaction ne touche qu'un seul dossier : envoyez-en une par dossier.",
                    "A transaction stays within one record: send one for each record.");
        }
    }
}
