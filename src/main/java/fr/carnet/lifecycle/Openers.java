package fr.carnet.lifecycle;

import fr.carnet.access.Standing;
import fr.carnet.identity.Caller;
import fr.carnet.record.Holder;
import fr.carnet.shared.ErrorCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Who may open a record for whom: the person of age, a representative, a professional, a structure, an agent. */
final class Openers {
    private static final int MAJORITY = 18;

    private Openers() {}

    static boolean isMinor(Holder holder, LocalDate today) {
        return holder.birthDate().plusYears(MAJORITY).isAfter(today);
    }

    /**
     * @param standing what the caller is to the record there is, empty when there is none yet
     * @return {@code not-permitted} or {@code not-yours}, empty when he may
     */
    static Optional<ErrorCode> refusal(
            Caller caller,
            Holder holder,
            List<RelatedPerson> representatives,
            LocalDate today,
            Optional<Standing> standing) {
        if (!caller.scopes().allow("Patient", 'c')) {
            return Optional.of(ErrorCode.NOT_PERMITTED);
        }
        if (caller instanceof Caller.Patient patient) {
            return standing.map(Openers::refusalToFind)
                    .orElseGet(() -> refusalToMake(patient, holder, representatives, today));
        }
        boolean opens = caller instanceof Caller.Professional
                || caller instanceof Caller.Structure
                || caller instanceof Caller.Agent;
        return opens ? Optional.empty() : Optional.of(ErrorCode.NOT_PERMITTED);
    }

    /** A record there is already is its holder's and his representatives', whatever the call says of them. */
    private static Optional<ErrorCode> refusalToFind(Standing standing) {
        return switch (standing) {
            case HOLDER, REPRESENTATIVE -> Optional.empty();
            case MINOR_HOLDER -> Optional.of(ErrorCode.NOT_PERMITTED);
            default -> Optional.of(ErrorCode.NOT_YOURS);
        };
    }

    private static Optional<ErrorCode> refusalToMake(
            Caller.Patient patient, Holder holder, List<RelatedPerson> representatives, LocalDate today) {
        boolean self = patient.ins().equals(holder.ins());
        if (self && isMinor(holder, today)) {
            return Optional.of(ErrorCode.NOT_PERMITTED);
        }
        boolean represents = representatives.stream()
                .flatMap(r -> r.getIdentifier().stream())
                .anyMatch(i -> isIns(i, patient));
        return self || represents && isMinor(holder, today) ? Optional.empty() : Optional.of(ErrorCode.NOT_YOURS);
    }

    private static boolean isIns(Identifier identifier, Caller.Patient patient) {
        return patient.ins().system().equals(identifier.getSystem())
                && patient.ins().value().equals(identifier.getValue());
    }
}
