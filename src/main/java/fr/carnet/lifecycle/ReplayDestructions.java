package fr.carnet.lifecycle;

import fr.carnet.record.Records;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.RecordNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * At the start, before the first call can be answered: whatever the ledger says was destroyed and the database has again,
 * because a backup was restored, is destroyed again. A failure here ends the start.
 */
@Component
class ReplayDestructions implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayDestructions.class);
    private static final int PIECE = 500;

    private final DestructionLedger ledger;
    private final Records records;
    private final DestroyRecord destroy;
    private final BusinessClock clock;
    private boolean running;

    ReplayDestructions(DestructionLedger ledger, Records records, DestroyRecord destroy, BusinessClock clock) {
        this.ledger = ledger;
        this.records = records;
        this.destroy = destroy;
        this.clock = clock;
    }

    @Override
    public void start() {
        List<LedgerLine> piece = new ArrayList<>();
        int[] again = new int[1];
        ledger.forEach(line -> {
            piece.add(line);
            if (piece.size() == PIECE) {
                again[0] += replay(piece);
                piece.clear();
            }
        });
        again[0] += replay(piece);
        if (again[0] > 0) {
            LOG.warn("event=destructions-replayed records={}", again[0]);
        }
        running = true;
    }

    private int replay(List<LedgerLine> lines) {
        Map<RecordNumber, String> there =
                records.patientIds(lines.stream().map(LedgerLine::number).toList());
        int again = 0;
        for (LedgerLine line : lines) {
            String patientId = there.get(line.number());
            if (patientId != null && line.isOf(patientId) && destroy.again(line.number(), patientId, clock.now())) {
                again++;
            }
        }
        return again;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the trace is ready to be sealed, long before the port is opened and the jobs begin. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 2000;
    }
}
