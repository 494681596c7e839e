package fr.carnet.content;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writing outside a transaction would be undone when the connection goes back to its pool (auto-commit is off). */
final class Transactions {
    private Transactions() {}

    static boolean active() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    static void require() {
        if (!active()) {
            throw new IllegalStateException("contents are written in the caller's transaction, and there is none");
        }
    }
}
