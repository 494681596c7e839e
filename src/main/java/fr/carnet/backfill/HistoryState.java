package fr.carnet.backfill;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How far the import of one record is, as {@code $record-status} shows it.
 *
 * @param dueAt instant at which it runs by itself; empty when there is none
 * @param imported rows that are in the record
 */
public record HistoryState(Status status, Optional<Instant> dueAt, int imported) {
    /** {@code none}: not asked for. {@code failed}: tried, will be tried again. */
    public enum Status {
        NONE,
        SCHEDULED,
        RUNNING,
        DONE,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final HistoryState ABSENT = new HistoryState(Status.NONE, Optional.empty(), 0);
}
