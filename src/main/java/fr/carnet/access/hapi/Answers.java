package fr.carnet.access.hapi;

import ca.uhn.fhir.rest.api.MethodOutcome;
import fr.carnet.register.Entry;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;

/** What the server answers to a write. */
final class Answers {
    private Answers() {}

    static MethodOutcome created(Entry entry) {
        return outcome(entry, true);
    }

    static MethodOutcome updated(Entry entry) {
        return outcome(entry, false);
    }

    private static MethodOutcome outcome(Entry entry, boolean created) {
        MethodOutcome outcome =
                new MethodOutcome(new IdType(entry.type(), entry.id(), String.valueOf(entry.version())), created);
        outcome.setResource(Searchset.parse(entry));
        return outcome;
    }

    /** Version of an {@code If-Match} header. */
    static Optional<Integer> version(IdType id) {
        return id.hasVersionIdPart() && id.isVersionIdPartValidLong()
                ? Optional.of(id.getVersionIdPartAsLong().intValue())
                : Optional.empty();
    }
}
