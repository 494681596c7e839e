package fr.carnet.document.rules;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Warning;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * A judged document.
 *
 * @param document the normalised form: canonical systems, exact labels, class, size, hash, custodian and
 *     sourcePatientInfo filled; attachment.url and data as sent, for the content is stored by somebody else
 * @param warnings what was accepted although it departs
 * @param faults everything that is wrong; empty when the document is acceptable
 * @param tooLarge the content is over the depositor's limit
 * @param profiles known profiles the document claimed and the stored form may satisfy, to be proved by validation;
 *     they are also the document's {@code meta.profile}
 */
public record Checked(
        DocumentReference document,
        List<Warning> warnings,
        List<Fault> faults,
        boolean tooLarge,
        List<String> profiles) {
    public Checked {
        warnings = List.copyOf(warnings);
        faults = List.copyOf(faults);
        profiles = List.copyOf(profiles);
    }

    public boolean acceptable() {
        return faults.isEmpty();
    }

    /** The normalised document, or the refusal that names every fault. */
    public DocumentReference orRefuse() {
        if (acceptable()) {
            return document;
        }
        throw Refusal.of(tooLarge ? ErrorCode.TOO_LARGE : ErrorCode.INVALID, faults);
    }
}
