package fr.carnet.access.related;

import fr.carnet.shared.BusinessIdentifier;
import java.time.Instant;
import java.util.Optional;

/**
 * The link a RelatedPerson expresses.
 *
 * @param ins the person's INS; always there for representatives and carers
 * @param whileMinor the holder is a minor when it is made
 * @param from start, null when none
 * @param to first instant it no longer holds, null when none
 */
record WrittenLink(
        LinkKind kind,
        Optional<BusinessIdentifier> ins,
        boolean whileMinor,
        Instant from,
        Instant to,
        boolean active) {

    boolean live(Instant now) {
        return active && (to == null || now.isBefore(to));
    }
}
