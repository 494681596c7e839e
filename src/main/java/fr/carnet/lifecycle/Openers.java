package fr.carnet.lifecycle;

import fr.carnet.identity.Caller;
import fr.carnet.record.Holder;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Who may open a record for whom: the person of age, a representative, a professional, a structure, an agent. */
final class Openers {
    private static final int MAJORITY = 18;

    private Openers() {}

    static boolean isMinor(Holder holder, LocalDate today) {
        return holder.birthDate().plusYears(MAJORITY).isAfter(today);
    }

    /** @throws Refusal {@code not-permitted} or {@code not-yours} */
    static void check(Caller caller, Holder holder, List<RelatedPerson> representatives, LocalDate today) {
        if (!caller.scopes().allow("Patient", 'c')) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
        if (caller instanceof Caller.Patient patient) {
            checkPatient(patient, holder, representatives, today);
        } else if (!(caller instanceof Caller.Professional
                || caller instanceof Caller.Structure
                || caller instanceof Caller.Agent)) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
    }

    private static void checkPatient(
            Caller.Patient patient, Holder holder, List<RelatedPerson> representatives, LocalDate today) {
        boolean self = patient.ins().equals(holder.ins());
        if (self && isMinor(holder, today)) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
        boolean represents = representatives.stream()
                .flatMap(r -> r.getIdentifier().stream())
                .anyMatch(i -> isIns(i, patient));
        if (!self && !(represents && isMinor(holder, today))) {
            throw Refusal.of(ErrorCode.NOT_YOURS);
        }
    }

    private static boolean isIns(Identifier identifier, Caller.Patient patient) {
        return patient.ins().system().equals(identifier.getSystem())
                && patient.ins().value().equals(identifier.getValue());
    }
}
