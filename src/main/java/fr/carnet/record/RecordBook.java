package fr.carnet.record;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** The table {@code carnet_record}: one row per record, also the identifier directory (PARTITIONING rule 8). */
@Component
class RecordBook implements RecordDirectory, Records {
    private static final String SELECT = "select * from carnet_record where ";

    private final JdbcClient jdbc;
    private final Turns turns = new Turns();
    private final HeldRows held = new HeldRows();

    RecordBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<RecordFacts> byIns(BusinessIdentifier ins) {
        return status(ins).map(RecordStatus::facts);
    }

    @Override
    public Optional<RecordFacts> byNumber(RecordNumber number) {
        return status(number).map(RecordStatus::facts);
    }

    @Override
    public Optional<RecordFacts> lock(RecordNumber number) {
        turns.await(number);
        Optional<RecordStatus> row = held.of(number).or(() -> one(SELECT + "record = ? for update", number.value()));
        row.ifPresent(held::hold);
        return row.map(RecordStatus::facts);
    }

    @Override
    public void rightsChanged(RecordNumber number) {
        held.changed(number);
        jdbc.sql("update carnet_record set epoch = epoch + 1 where record = ?")
                .param(number.value())
                .update();
    }

    @Override
    public Optional<RecordStatus> status(BusinessIdentifier ins) {
        return held.of(ins).or(() -> one(SELECT + "ins_system = ? and ins_value = ?", ins.system(), ins.value()));
    }

    @Override
    public Optional<RecordStatus> status(RecordNumber number) {
        return held.of(number).or(() -> one(SELECT + "record = ?", number.value()));
    }

    private Optional<RecordStatus> one(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query(RecordRow::status)
                .optional()
                .filter(status -> status.facts().state() != RecordFacts.State.BEING_DESTROYED);
    }

    @Override
    public RecordNumber nextNumber() {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into carnet_record_number (taken) values (true)").update(key, "number");
        long sequence = Objects.requireNonNull(key.getKey()).longValue();
        jdbc.sql("delete from carnet_record_number where number = ?").param(sequence).update();
        return RecordNumbers.permuted(sequence);
    }

    @Override
    public void enter(RecordNumber number, String patientId, Holder holder, Instant openedAt) {
        jdbc.sql("insert into carnet_record (record, patient_id, ins_system, ins_value, family, given, gender,"
                        + " birth_date, birth_place, state, opened_at, deletion_requested, epoch)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, false, 1)")
                .params(number.value(), patientId, holder.ins().system(), holder.ins().value())
                .params(holder.family(), holder.given(), holder.gender(), holder.birthDate(), holder.birthPlace())
                .params(utc(openedAt))
                .update();
    }

    @Override
    public void close(RecordNumber number, Instant at, String reason, Instant destroyAt) {
        held.changed(number);
        jdbc.sql("update carnet_record set state = 'CLOSED', closed_at = ?, closure_reason = ?, destroy_at = ?,"
                        + " deletion_requested = false, epoch = epoch + 1 where record = ?")
                .params(utc(at), reason, utc(destroyAt), number.value())
                .update();
    }

    @Override
    public void reopen(RecordNumber number) {
        held.changed(number);
        jdbc.sql("update carnet_record set state = 'OPEN', closed_at = null, closure_reason = null, destroy_at = null,"
                        + " deletion_requested = false, epoch = epoch + 1 where record = ?")
                .param(number.value())
                .update();
    }

    @Override
    public void planDestruction(RecordNumber number, Instant destroyAt, boolean requested) {
        held.changed(number);
        jdbc.sql("update carnet_record set destroy_at = ?, deletion_requested = ?, epoch = epoch + 1 where record = ?")
                .params(utc(destroyAt), requested, number.value())
                .update();
    }

    @Override
    public boolean beginDestruction(RecordNumber number, Instant now) {
        held.changed(number);
        return jdbc.sql("update carnet_record set state = 'BEING_DESTROYED', epoch = epoch + 1"
                                + " where record = ? and state <> 'OPEN' and destroy_at <= ?")
                        .params(number.value(), utc(now))
                        .update()
                == 1;
    }

    @Override
    public boolean condemn(RecordNumber number, String patientId, Instant now) {
        held.changed(number);
        return jdbc.sql("update carnet_record set state = 'BEING_DESTROYED', destroy_at = ?, epoch = epoch + 1"
                                + " where record = ? and patient_id = ?")
                        .params(utc(now), number.value(), patientId)
                        .update()
                == 1;
    }

    @Override
    public Map<RecordNumber, String> patientIds(List<RecordNumber> numbers) {
        Map<RecordNumber, String> found = new HashMap<>();
        if (!numbers.isEmpty()) {
            jdbc.sql("select record, patient_id from carnet_record where record in (:records)")
                    .param("records", numbers.stream().map(RecordNumber::value).toList())
                    .query(row -> {
                        found.put(new RecordNumber(row.getInt(1)), row.getString(2));
                    });
        }
        return found;
    }

    @Override
    public Optional<BusinessIdentifier> insOfAny(RecordNumber number) {
        return jdbc.sql("select ins_system, ins_value from carnet_record where record = ?")
                .param(number.value())
                .query((row, index) -> new BusinessIdentifier(row.getString(1), row.getString(2)))
                .optional();
    }

    @Override
    public void bury(RecordNumber number, Instant at) {
        held.changed(number);
        jdbc.sql("insert into carnet_tombstone (record, opened_at, closed_at, destroyed_at)"
                        + " select record, opened_at, closed_at, ? from carnet_record where record = ?")
                .params(utc(at), number.value())
                .update();
        jdbc.sql("delete from carnet_record where record = ?")
                .param(number.value())
                .update();
    }

    @Override
    public List<RecordNumber> dueForDestruction(Instant now, int limit) {
        return jdbc.sql("select record from carnet_record where destroy_at <= ? order by destroy_at limit " + limit)
                .param(utc(now))
                .query((row, index) -> new RecordNumber(row.getInt(1)))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
