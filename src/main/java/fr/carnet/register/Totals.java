package fr.carnet.register;

import fr.carnet.register.SearchRequest.Total;
import java.util.Optional;

/** How many entries a search finds. */
final class Totals {
    private static final int USUALLY_COUNTED = 2_500;

    private final EntryReader reader;

    Totals(EntryReader reader) {
        this.reader = reader;
    }

    /** Exact or none: of a very long record, a page that nobody asked a total of costs what it costs of a short one. */
    Optional<Long> of(SearchStatements statements, Total asked) {
        return switch (asked) {
            case NONE -> Optional.empty();
            case EXACT -> Optional.of(reader.number(statements.total()));
            case USUAL -> Optional.of(usual(statements)).filter(counted -> counted <= USUALLY_COUNTED);
        };
    }

    /** Exact up to {@link #USUALLY_COUNTED}, some greater number beyond; of the record no more is looked at than that takes. */
    private long usual(SearchStatements statements) {
        if (statements.led()) {
            return reader.number(statements.total());
        }
        SearchStatements counting = statements.countingUpTo(USUALLY_COUNTED);
        long counted = reader.number(counting.totalUpTo(USUALLY_COUNTED));
        while (counted <= USUALLY_COUNTED && counting.led() && reader.number(counting.leading()) > USUALLY_COUNTED) {
            counting = counting.next();
            counted = reader.number(counting.totalUpTo(USUALLY_COUNTED));
        }
        return counted;
    }
}
