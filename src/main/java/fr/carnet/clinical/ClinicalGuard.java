package fr.carnet.clinical;

import fr.carnet.access.Call;
import fr.carnet.register.Entry;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * Offered by a room above that has rules of its own on a type of clinical resource. Asked after the gate let the caller
 * in and before anything is stored; refuses with a {@link fr.carnet.shared.Refusal}.
 */
public interface ClinicalGuard {
    void creating(Call call, DomainResource sent);

    /** @param next what is about to be stored; the guard may complete it */
    void updating(Call call, Entry current, DomainResource next);
}
