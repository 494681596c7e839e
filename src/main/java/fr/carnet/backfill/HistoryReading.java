package fr.carnet.backfill;

import fr.carnet.shared.BusinessIdentifier;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rows a source has of one person within the window, read before anything is locked: a slow source holds nobody up. A
 * source that tells a row twice is believed the last time. Two years of one person are a few thousand rows at most.
 */
final class HistoryReading {
    private final List<HistoryRow> rows;

    private HistoryReading(List<HistoryRow> rows) {
        this.rows = rows;
    }

    /** The window is ours to keep, whatever a source answers. */
    static HistoryReading of(HistorySource source, BusinessIdentifier ins, HistoryWindow window) {
        Map<String, HistoryRow> byId = new LinkedHashMap<>();
        source.all(ins, window).forEach(row -> byId.put(row.id(), row));
        return new HistoryReading(byId.values().stream()
                .filter(row -> window.contains(row.date()))
                .sorted(Comparator.comparing(HistoryRow::position))
                .toList());
    }

    List<HistoryRow> rows() {
        return rows;
    }

    /** At most so many rows, strictly after the position; fewer means that there are no more. */
    List<HistoryRow> page(Optional<HistoryRow.Position> after, int max) {
        return rows.stream()
                .filter(row -> after.isEmpty() || row.position().compareTo(after.get()) > 0)
                .limit(max)
                .toList();
    }
}
