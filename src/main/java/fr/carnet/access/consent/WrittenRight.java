package fr.carnet.access.consent;

import fr.carnet.access.RightsFacts.Kind;
import java.time.Instant;

/**
 * The right a Consent expresses.
 *
 * @param actor key of the professional ({@code ps:…}) or structure ({@code st:…}), {@code ""} when it names none
 * @param treatingDoctor role PCP
 * @param masked MASQUE_PS
 * @param from start, null when none
 * @param to first instant it no longer holds, null when none
 */
record WrittenRight(Kind kind, String actor, boolean treatingDoctor, boolean masked, Instant from, Instant to) {

    /** A grant that gives more than the matrix: only the holder gives those. */
    boolean strong() {
        return treatingDoctor || masked;
    }

    boolean holdsForGood(Instant now) {
        return to == null && inForce(now);
    }

    boolean inForce(Instant now) {
        return (from == null || !now.isBefore(from)) && (to == null || now.isBefore(to));
    }
}
