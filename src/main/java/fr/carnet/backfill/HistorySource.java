package fr.carnet.backfill;

import fr.carnet.shared.BusinessIdentifier;
import java.util.List;
import java.util.Optional;

/**
 * A connector: where the history of a person is read. When several are present the first in Spring's order that
 * {@link #knows} the person serves him.
 */
public interface HistorySource {
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
}
