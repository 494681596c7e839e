package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import java.util.Optional;

/**
 * The record a call names, by INS or by the id of the Patient.
 *
 * @param record what was found, empty when there is none
 * @param ins the INS named, when it was named by INS
 */
public record Named(Optional<RecordFacts> record, Optional<BusinessIdentifier> ins) {

    boolean byOwnIns(Caller caller) {
        return caller instanceof Caller.Patient patient && ins.filter(patient.ins()::equals).isPresent();
    }
}
