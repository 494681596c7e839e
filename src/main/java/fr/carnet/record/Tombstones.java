package fr.carnet.record;

import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What remains of destroyed records (table {@code carnet_tombstone}), and whether their rows left the database's files. */
@Component
public class Tombstones {
    private static final int PIECE = 500;

    private final JdbcClient jdbc;

    Tombstones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records destroyed whose freed rows may still lie in the files of the database. */
    public List<RecordNumber> unwiped() {
        return jdbc.sql("select record from carnet_tombstone where wiped_at is null")
                .query((row, index) -> new RecordNumber(row.getInt(1)))
                .list();
    }

    /** Joins the caller's transaction. */
    public void wiped(List<RecordNumber> records, Instant at) {
        for (int from = 0; from < records.size(); from += PIECE) {
            List<RecordNumber> piece = records.subList(from, Math.min(records.size(), from + PIECE));
            jdbc.sql("update carnet_tombstone set wiped_at = :at where record in (:records)")
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("records", piece.stream().map(RecordNumber::value).toList())
                    .update();
        }
    }
}
