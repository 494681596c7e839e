package fr.carnet.portability;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code carnet_moving_record}: numbers under which a record is being stored that nobody finds yet. */
@Component
class MovingBook {
    private final JdbcClient jdbc;

    MovingBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fails when a record of this INS is on its way in already. */
    void insert(RecordNumber record, BusinessIdentifier ins, Instant now) {
        jdbc.sql("insert into carnet_moving_record (record, ins_digest, seen_at, removing) values (?, ?, ?, false)")
                .params(record.value(), digest(ins), utc(now))
                .update();
    }

    /** @return false when it is being removed or gone */
    boolean seen(RecordNumber record, Instant now) {
        return jdbc.sql("update carnet_moving_record set seen_at = ? where record = ? and removing = false")
                        .params(utc(now), record.value())
                        .update()
                == 1;
    }

    Optional<RecordNumber> silent(BusinessIdentifier ins, Instant since) {
        return jdbc.sql("select record from carnet_moving_record where ins_digest = ? and seen_at < ?")
                .params(digest(ins), utc(since))
                .query((row, index) -> new RecordNumber(row.getInt(1)))
                .optional();
    }

    List<RecordNumber> silent(Instant since) {
        return jdbc.sql("select record from carnet_moving_record where seen_at < ?")
                .param(utc(since))
                .query((row, index) -> new RecordNumber(row.getInt(1)))
                .list();
    }

    /** All of it is there and may be found now. @return false when it is being removed or gone */
    boolean arrived(RecordNumber record) {
        return jdbc.sql("delete from carnet_moving_record where record = ? and removing = false")
                        .param(record.value())
                        .update()
                == 1;
    }

    /** From now on it cannot arrive. @return false when it has arrived or is gone */
    boolean remove(RecordNumber record, Instant now) {
        return jdbc.sql("update carnet_moving_record set removing = true, seen_at = ? where record = ?")
                        .params(utc(now), record.value())
                        .update()
                == 1;
    }

    void removed(RecordNumber record) {
        jdbc.sql("delete from carnet_moving_record where record = ? and removing = true")
                .param(record.value())
                .update();
    }

    private static String digest(BusinessIdentifier ins) {
        return HexFormat.of()
                .formatHex(ClosingDigest.sha256().digest(ins.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
