package fr.carnet.clinical.hapi;

import ca.uhn.fhir.rest.api.MethodOutcome;
import fr.carnet.clinical.Shown;
import fr.carnet.clinical.Stored;
import fr.carnet.register.Entry;
import fr.carnet.shared.fhir.Warnings;
import java.util.Locale;
import org.hl7.fhir.r4.model.IdType;

/** What the server answers to a write. */
final class WriteAnswer {
    private WriteAnswer() {}

    static MethodOutcome of(Stored stored, Shown shown, Locale locale) {
        Entry entry = stored.entry();
        IdType id = new IdType(entry.type(), entry.id(), Integer.toString(entry.version()));
        MethodOutcome outcome = new MethodOutcome(id, stored.created());
        outcome.setResource(shown.of(entry));
        return Warnings.on(outcome, stored.warnings(), locale);
    }
}
