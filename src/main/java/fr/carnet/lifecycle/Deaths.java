package fr.carnet.lifecycle;

import fr.carnet.record.HoldsRecordData;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deaths declared, table {@code carnet_death}; joins the caller's transaction. */
@Component
class Deaths implements HoldsRecordData {
    private final JdbcClient jdbc;

    Deaths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LocalDate> of(RecordNumber record) {
        return jdbc.sql("select died_on from carnet_death where record = ?")
                .param(record.value())
                .query((row, index) -> row.getObject(1, LocalDate.class))
                .optional();
    }

    void declare(RecordNumber record, LocalDate diedOn, Instant at) {
        jdbc.sql("insert into carnet_death (record, died_on, declared_at) values (?, ?, ?)")
                .params(record.value(), diedOn, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(RecordNumber record) {
        jdbc.sql("delete from carnet_death where record = ?")
                .param(record.value())
                .update();
    }

    @Override
    public void destroy(RecordNumber number) {
        forget(number);
    }
}
