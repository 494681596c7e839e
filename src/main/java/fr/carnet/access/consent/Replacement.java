package fr.carnet.access.consent;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.access.consent.RightTable.Row;
import java.time.Instant;
import java.util.List;

/** Which other Consents one that comes into force makes inactive (CONTRACT 5). Pure. */
final class Replacement {
    private Replacement() {}

    /**
     * @param next the one that comes into force
     * @param declared written by a professional: he never takes away what the holder gave beyond an ordinary grant
     */
    static List<String> replaced(Row next, boolean declared, List<Row> others, Instant now) {
        return others.stream()
                .filter(row -> !row.consentId().equals(next.consentId()) && row.live())
                .filter(row -> ends(next, declared, row, now))
                .map(Row::consentId)
                .toList();
    }

    private static boolean ends(Row next, boolean declared, Row other, Instant now) {
        WrittenRight right = next.right();
        boolean sameActor = right.actor().equals(other.right().actor());
        boolean grant = other.right().kind() == Kind.GRANT;
        return switch (right.kind()) {
            case GRANT -> grant
                    && (sameActor && !(declared && other.active() && other.right().strong())
                            || onlyOneDoctor(next, other));
            case BLOCK -> sameActor && (grant || sameKind(right, other) && right.holdsForGood(now));
            case TEAM -> false;
            case NO_BREAK_GLASS, NO_REGULATION, MASKED_IN_EMERGENCY, NO_MEDICINES_FILE -> sameKind(right, other)
                    && right.holdsForGood(now);
        };
    }

    private static boolean onlyOneDoctor(Row next, Row other) {
        return next.active()
                && other.active()
                && next.right().treatingDoctor()
                && other.right().treatingDoctor();
    }

    private static boolean sameKind(WrittenRight right, Row other) {
        return right.kind() == other.right().kind();
    }
}
