package fr.carnet.backfill;

import fr.carnet.shared.RecordNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code carnet_history_row}: what each source row became; its key forbids importing a row twice. */
@Component
class RowBook {
    private final JdbcClient jdbc;

    RowBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row already imported. */
    record Imported(String resourceType, String resourceId, String digest) {}

    Map<String, Imported> find(RecordNumber record, Collection<String> rowIds) {
        Map<String, Imported> found = new HashMap<>();
        if (rowIds.isEmpty()) {
            return found;
        }
        jdbc.sql("select row_id, resource_type, resource_id, digest from carnet_history_row"
                        + " where record = :record and row_id in (:ids)")
                .param("record", record.value())
                .param("ids", List.copyOf(rowIds))
                .query(rs -> {
                    found.put(rs.getString(1), new Imported(rs.getString(2), rs.getString(3), rs.getString(4)));
                });
        return found;
    }

    /** @param rows by their ids; in one statement, so a page of them at most */
    void add(RecordNumber record, Map<String, Imported> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String marks = String.join(", ", Collections.nCopies(rows.size(), "(?, ?, ?, ?, ?)"));
        List<Object> values = new ArrayList<>();
        rows.forEach((rowId, imported) -> values.addAll(List.of(
                record.value(), rowId, imported.resourceType(), imported.resourceId(), imported.digest())));
        jdbc.sql("insert into carnet_history_row (record, row_id, resource_type, resource_id, digest) values " + marks)
                .params(values)
                .update();
    }

    void corrected(RecordNumber record, String rowId, String digest) {
        jdbc.sql("update carnet_history_row set digest = :digest where record = :record and row_id = :row")
                .param("record", record.value())
                .param("row", rowId)
                .param("digest", digest)
                .update();
    }

    void remove(RecordNumber record, String rowId) {
        jdbc.sql("delete from carnet_history_row where record = :record and row_id = :row")
                .param("record", record.value())
                .param("row", rowId)
                .update();
    }

    int count(RecordNumber record) {
        return jdbc.sql("select count(*) from carnet_history_row where record = :record")
                .param("record", record.value())
                .query(Integer.class)
                .single();
    }

    void forget(RecordNumber record) {
        jdbc.sql("delete from carnet_history_row where record = :record")
                .param("record", record.value())
                .update();
    }
}
