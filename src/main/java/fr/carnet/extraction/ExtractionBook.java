package fr.carnet.extraction;

import fr.carnet.record.HoldsRecordData;
import fr.carnet.record.MovesWithRecord;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which documents are still to be read, table {@code carnet_extraction}; every method joins the caller's transaction. */
@Component
class ExtractionBook implements HoldsRecordData, MovesWithRecord {
    private static final String PENDING = "pending";

    private final JdbcClient jdbc;

    ExtractionBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A document whose data is still to be drawn. */
    record Due(RecordNumber record, String documentId) {}

    void add(Due due) {
        jdbc.sql("insert into carnet_extraction (record, document_id, state, attempts, drawn, added)"
                        + " values (?, ?, ?, 0, 0, ?)")
                .params(due.record().value(), due.documentId(), PENDING, now())
                .update();
    }

    /** Is it still to be done? Locks its row until the transaction ends, so that it is done once. */
    boolean claim(Due due) {
        Optional<String> state = jdbc.sql("select state from carnet_extraction where record = ? and document_id = ? for update")
                .params(due.record().value(), due.documentId())
                .query(String.class)
                .optional();
        return state.filter(PENDING::equals).isPresent();
    }

    void ended(Due due, String state, int drawn) {
        jdbc.sql("update carnet_extraction set state = ?, drawn = ? where record = ? and document_id = ?")
                .params(state, drawn, due.record().value(), due.documentId())
                .update();
    }

    /** Counts an attempt that came to nothing; the last one gives up. */
    void failed(Due due, int mostAttempts) {
        jdbc.sql("update carnet_extraction set attempts = attempts + 1,"
                        + " state = case when attempts + 1 >= ? then 'failed' else state end"
                        + " where record = ? and document_id = ? and state = 'pending'")
                .params(mostAttempts, due.record().value(), due.documentId())
                .update();
    }

    List<Due> due(int most) {
        return jdbc.sql("select record, document_id from carnet_extraction where state = 'pending'"
                        + " order by attempts, added limit " + most)
                .query((row, n) -> new Due(new RecordNumber(row.getInt(1)), row.getString(2)))
                .list();
    }

    @Override
    public void destroy(RecordNumber number) {
        jdbc.sql("delete from carnet_extraction where record = ?").param(number.value()).update();
    }

    @Override
    public String name() {
        return "extraction";
    }

    /** What was drawn does not move with the record: where the documents arrive they are read again. */
    @Override
    public List<Map<String, Object>> rows(RecordNumber record) {
        return List.of(Map.of("read", "again"));
    }

    @Override
    public void restore(RecordNumber record, List<Map<String, Object>> rows) {
        destroy(record);
        jdbc.sql("insert into carnet_extraction (record, document_id, state, attempts, drawn, added)"
                        + " select e.record, e.id, 'pending', 0, 0, cast(? as timestamp(6) with time zone) from carnet_entry e"
                        + " where e.record = ? and e.type = 'DocumentReference' and e.authors not like '% feed:ALIM!_AM %' escape '!'")
                .params(now(), record.value())
                .update();
    }

    private static OffsetDateTime now() {
        return Instant.now().atOffset(ZoneOffset.UTC);
    }
}
