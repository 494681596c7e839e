package fr.carnet.server.store;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import org.hl7.fhir.r4.model.Basic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes what HAPI needs for a write ({@link OnlyWhatIsUsed}) beside the start, by one write that is taken back, so that
 * the first depositor does not wait for it; whoever comes before waits until it is made.
 */
@Component
class WarmStore {
    private static final Logger LOG = LoggerFactory.getLogger(WarmStore.class);

    private final DaoRegistry daos;
    private final TransactionTemplate transactions;

    WarmStore(DaoRegistry daos, PlatformTransactionManager transactionManager) {
        this.daos = daos;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        Thread thread = new Thread(this::writeAndTakeBack, "store-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void writeAndTakeBack() {
        try {
            transactions.executeWithoutResult(status -> {
                status.setRollbackOnly();
                SystemRequestDetails outsideRecords = new SystemRequestDetails();
                outsideRecords.setRequestPartitionId(RequestPartitionId.fromPartitionId(0));
                daos.getResourceDao(Basic.class).create(new Basic(), outsideRecords);
            });
        } catch (RuntimeException failed) {
            // The first deposit makes it then; a server that is being stopped fails here too.
            LOG.warn("store-not-warmed cause={}", failed.getClass().getName());
        }
    }
}
