package fr.carnet.vaccination.remind;

import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.RecordNumber;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each record is to be looked at next; table {@code carnet_vaccination_watch}, one row for each record. */
@Component
class WatchList {
    private static final int BATCH = 500;

    private final JdbcClient jdbc;

    WatchList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(RecordNumber record, LocalDate day) {
        int known = jdbc.sql("update carnet_vaccination_watch set next_at = :next where record = :record")
                .param("next", at(day))
                .param("record", record.value())
                .update();
        if (known == 0) {
            jdbc.sql("insert into carnet_vaccination_watch (record, next_at) values (:record, :next)")
                    .param("record", record.value())
                    .param("next", at(day))
                    .update();
        }
    }

    /** Looked at on that day or earlier; a record that is not watched stays so. */
    void noLaterThan(RecordNumber record, LocalDate day) {
        jdbc.sql("update carnet_vaccination_watch set next_at = :next where record = :record and next_at > :next")
                .param("next", at(day))
                .param("record", record.value())
                .update();
    }

    void next(RecordNumber record, Optional<LocalDate> day) {
        jdbc.sql("update carnet_vaccination_watch set next_at = :next where record = :record")
                .param("next", day.map(WatchList::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("record", record.value())
                .update();
    }

    /** Some of the records to be looked at now, those after that one. */
    List<RecordNumber> due(Instant now, int after) {
        return jdbc.sql("select record from carnet_vaccination_watch where next_at <= :now and record > :after"
                        + " order by record fetch first " + BATCH + " rows only")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("after", after)
                .query((row, index) -> new RecordNumber(row.getInt(1)))
                .list();
    }

    boolean isDue(RecordNumber record, Instant now) {
        return jdbc.sql("select count(*) from carnet_vaccination_watch where record = :record and next_at <= :now")
                        .param("record", record.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atStartOfDay(BusinessClock.PARIS).toInstant().atOffset(ZoneOffset.UTC);
    }
}
