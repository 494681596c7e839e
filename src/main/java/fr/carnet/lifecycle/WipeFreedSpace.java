package fr.carnet.lifecycle;

import fr.carnet.record.Tombstones;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.DueJob;
import fr.carnet.shared.FreedSpace;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** After destructions, sees to it that the database's files do not keep what its tables have lost. */
@Component
class WipeFreedSpace implements DueJob {
    private final Tombstones tombstones;
    private final FreedSpace freedSpace;
    private final BusinessClock clock;
    private final TransactionTemplate transactions;

    WipeFreedSpace(
            Tombstones tombstones,
            FreedSpace freedSpace,
            BusinessClock clock,
            PlatformTransactionManager transactionManager) {
        this.tombstones = tombstones;
        this.freedSpace = freedSpace;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /** Comes after {@code destruction} in the order of names. */
    @Override
    public String name() {
        return "freed-space";
    }

    @Override
    public List<Outcome> runDue(Instant now) {
        List<RecordNumber> destroyed = tombstones.unwiped();
        if (destroyed.isEmpty()) {
            return List.of();
        }
        freedSpace.clear();
        transactions.executeWithoutResult(status -> tombstones.wiped(destroyed, clock.now()));
        return List.of(new Outcome(name(), "", "done"));
    }
}
