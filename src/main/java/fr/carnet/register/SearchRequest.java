package fr.carnet.register;

import java.util.List;

/**
 * One search, read and checked.
 *
 * @param conditions all of them must hold
 * @param sort at least one key
 * @param count entries on a page; 0 with {@code countOnly}
 * @param total which total is asked
 * @param cursor as sent, or null for the first page
 * @param canonical the question in one form whatever the order of its parameters, without page size and shape
 */
record SearchRequest(
        List<Condition> conditions,
        List<SortKey> sort,
        int count,
        boolean countOnly,
        Total total,
        String cursor,
        String canonical) {
    /** How far the matches are counted. */
    enum Total {
        NONE,
        /** As long as counting costs no more than the page. */
        USUAL,
        /** {@code _total=accurate}, {@code _summary=count}. */
        EXACT
    }
}
