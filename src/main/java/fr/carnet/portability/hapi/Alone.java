package fr.carnet.portability.hapi;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** These calls make transactions of their own and do not fit into a Bundle's. */
final class Alone {
    private Alone() {}

    static void require() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED,
                    "Bundle.entry.request",
                    "Cet appel ne tient pas dans une transaction : faites-le seul.",
                    "This call does not fit into a transaction: make it alone.");
        }
    }
}
