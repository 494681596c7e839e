package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything one decision looks at.
 *
 * @param caller who asks
 * @param record the record, empty when there is none
 * @param namesHimself the call names the record by the caller's own INS (tells his own unknown record from another's)
 * @param rights what is stored about this caller in this record; what names somebody else is left out
 * @param now business time
 */
public record Situation(
        Caller caller, Optional<RecordFacts> record, boolean namesHimself, RightsFacts rights, Instant now) {
    private static final int MAJORITY = 18;

    public Situation {
        rights = rights.concerning(caller);
    }

    /** What the caller is to the record. */
    Standing standing() {
        if (caller instanceof Caller.Patient patient) {
            return record.map(facts -> personal(patient, facts)).orElse(Standing.STRANGER);
        }
        if (caller instanceof Caller.Professional) {
            return Standing.PROFESSIONAL;
        }
        if (caller instanceof Caller.Structure) {
            return Standing.STRUCTURE;
        }
        if (caller instanceof Caller.Agent) {
            return Standing.AGENT;
        }
        return caller instanceof Caller.Feed ? Standing.FEED : Standing.OPERATOR;
    }

    private Standing personal(Caller.Patient patient, RecordFacts facts) {
        if (patient.ins().equals(facts.ins())) {
            return minor(facts, now) ? Standing.MINOR_HOLDER : Standing.HOLDER;
        }
        boolean minor = minor(facts, now);
        boolean carer = false;
        for (RightsFacts.Link link : rights.links()) {
            boolean holds = link.inForce(now) && (minor || !link.whileMinor() || !link.representative());
            if (holds && link.representative()) {
                return Standing.REPRESENTATIVE;
            }
            carer |= holds;
        }
        return carer ? Standing.CARER : Standing.STRANGER;
    }

    /** Under 18 on that day in Paris; unknown birth date: a minor, so that nothing opens by omission. */
    public static boolean minor(RecordFacts facts, Instant now) {
        return facts.birthDate() == null
                || now.atZone(BusinessClock.PARIS)
                        .toLocalDate()
                        .isBefore(facts.birthDate().plusYears(MAJORITY));
    }

    boolean exists() {
        return record.filter(facts -> facts.state() != RecordFacts.State.BEING_DESTROYED).isPresent();
    }

    boolean open() {
        return record.filter(facts -> facts.state() == RecordFacts.State.OPEN).isPresent();
    }
}
