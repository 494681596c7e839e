package fr.carnet.access.related;

import fr.carnet.record.RecordFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Three carers for a person, five persons for a carer, one trusted person; counted while holding the turn of both. */
@Component
class Limits {
    private static final int CARERS = 3;
    private static final int HELPED = 5;

    private final LinkTable table;

    Limits(LinkTable table) {
        this.table = table;
    }

    /**
     * @param id the link itself when it exists already, else {@code ""}
     * @throws Refusal {@code limit-reached}
     */
    void check(RecordFacts record, String id, WrittenLink link, Instant now) {
        if (!link.live(now)) {
            return;
        }
        boolean reached = switch (link.kind()) {
            case CARER -> table.count(record.number(), LinkKind.CARER, id, now) >= CARERS
                    || table.helped(record.number(), link.ins().orElseThrow(), now) >= HELPED;
            case TRUSTED -> table.count(record.number(), LinkKind.TRUSTED, id, now) >= 1;
            case REPRESENTATIVE, EMERGENCY_CONTACT -> false;
        };
        if (reached) {
            throw Refusal.of(ErrorCode.LIMIT_REACHED);
        }
    }
}
