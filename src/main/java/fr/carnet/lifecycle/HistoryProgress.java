package fr.carnet.lifecycle;

import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.Optional;

/** How far the 24-month history import of a record has come; offered by the room that imports. */
public interface HistoryProgress {
    Progress of(RecordNumber number);

    /**
     * @param status {@code none}, {@code scheduled}, {@code running}, {@code done} or {@code failed}
     * @param imported rows of the source imported so far
     * @param dueAt when the import is due, while scheduled
     */
    record Progress(String status, int imported, Optional<Instant> dueAt) {}
}
