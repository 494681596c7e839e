package fr.carnet.backfill;

import fr.carnet.shared.BusinessIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connector: where the history of a person is read. When several are present the first in Spring's order that
 * {@link #knows} the person serves him.
 */
public interface HistorySource {
    /** Rows asked for at once by {@link #all}. */
    int PAGE = 1000;

    /** Does this source answer for that person? A source that answers without any row says true. */
    boolean knows(BusinessIdentifier ins);

    /**
     * Rows of that person dated within the window, ordered by date then id, strictly after the position.
     *
     * @param after where the page before ended; empty for the first page
     * @param max at most this many; fewer means that there are no more
     */
    List<HistoryRow> rows(
            BusinessIdentifier ins, HistoryWindow window, Optional<HistoryRow.Position> after, int max);

    /** All rows of that person dated within the window, in any order; for those who read faster so than page by page. */
    default List<HistoryRow> all(BusinessIdentifier ins, HistoryWindow window) {
        List<HistoryRow> all = new ArrayList<>();
        Optional<HistoryRow.Position> after = Optional.empty();
        List<HistoryRow> rows;
        do {
            rows = rows(ins, window, after, PAGE);
            all.addAll(rows);
            after = rows.isEmpty() ? after : Optional.of(rows.get(rows.size() - 1).position());
        } while (rows.size() >= PAGE);
        return all;
    }

    /** That person's record is destroyed: what this installation itself keeps of the source is removed too. */
    default void forget(BusinessIdentifier ins) {}
}
