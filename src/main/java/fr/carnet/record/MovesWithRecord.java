package fr.carnet.record;

import fr.carnet.shared.RecordNumber;
import java.util.List;
import java.util.Map;

/**
 * Offered by every room whose tables say of a record what its resources do not say (who wrote a consent, which source row
 * became which resource), so that a record moved to another Carnet behaves there as it did here.
 */
public interface MovesWithRecord {
    /** Stable name of these rows in the archive. */
    String name();

    /** Every row, without the record's number, as text, numbers and booleans. */
    List<Map<String, Object>> rows(RecordNumber record);

    /** Does this row tell what legal representatives are not told? It stays out of what they take away. */
    default boolean keptFromRepresentatives(Map<String, Object> row) {
        return false;
    }

    /**
     * Puts these rows in place of those the record has; joins the caller's transaction.
     *
     * @param rows ids already those of this record
     * @throws fr.carnet.shared.Refusal {@code invalid} when they are not such rows
     */
    void restore(RecordNumber record, List<Map<String, Object>> rows);
}
