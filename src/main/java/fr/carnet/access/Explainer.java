package fr.carnet.access;

import fr.carnet.access.RightsFacts.Right;
import fr.carnet.access.matrix.HabilitationMatrix;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Answers "what would this professional see, and why" ({@code $explain-access}) by putting the same question to the same
 * {@link DecisionPoint} as his own call would.
 */
@Component
public class Explainer {
    private final DecisionPoint decisions;
    private final GrantBook grants;
    private final HabilitationMatrix matrix;
    private final Register register;
    private final BusinessClock clock;

    Explainer(
            DecisionPoint decisions,
            GrantBook grants,
            HabilitationMatrix matrix,
            Register register,
            BusinessClock clock) {
        this.decisions = decisions;
        this.grants = grants;
        this.matrix = matrix;
        this.register = register;
        this.clock = clock;
    }

    /**
     * @param permit would he see documents of that type
     * @param reason code of CONTRACT 5
     * @param consentId the Consent it rests on, {@code ""} when none
     * @param until when that Consent or emergency ends, empty when it does not say
     * @param matrixVersion version of the matrix applied
     * @param professionLabel plain name of the profession, or its code when the matrix does not know it
     */
    public record Explanation(
            boolean permit,
            String reason,
            String consentId,
            Optional<Instant> until,
            String matrixVersion,
            String professionLabel) {}

    /**
     * Who is asked about, and what he would look for.
     *
     * @param actor IdNat_PS of a professional, or IdNat_Struct for a professional of that structure
     * @param profession profession code
     * @param type document type code
     * @param structure IdNat_Struct his token would name, if any
     * @param regulation he would ask as a SAMU regulating doctor
     */
    public record Question(
            BusinessIdentifier actor, String profession, String type, Optional<String> structure, boolean regulation) {
        Caller.Professional caller() {
            boolean team = NamingSystems.ID_NAT_STRUCT.equals(actor.system());
            return new Caller.Professional(
                    team ? "" : actor.value(),
                    profession,
                    "",
                    team ? Optional.of(actor.value()) : structure,
                    "",
                    "",
                    regulation,
                    false,
                    Scopes.NONE);
        }
    }

    /** Of a professional of that profession without a structure who does not regulate, told to one who sees everything. */
    Explanation explain(RecordFacts record, BusinessIdentifier actor, String profession, String type) {
        Visibility everything = Visibility.everything(clock.now());
        return explain(record, new Question(actor, profession, type, Optional.empty(), false), everything);
    }

    /** @param asker what he who asks sees: what is hidden from him is left out of the answer too */
    public Explanation explain(RecordFacts record, Question question, Visibility asker) {
        Instant now = clock.now();
        Caller.Professional asked = question.caller();
        RightsFacts rights = told(asked, record.number(), asker);
        Situation situation = new Situation(asked, Optional.of(record), false, rights, now);
        Decision decision = decisions.decide(situation, Need.READ);
        if (decision instanceof Decision.Granted granted) {
            boolean opened = granted.visibility().types().contains(question.type());
            return opened || !ownDeposits(record, question, asker)
                    ? explanation(situation, opened, opened ? granted.reason() : Reason.NOT_IN_MATRIX, granted.consentId())
                    : explanation(situation, true, Reason.OWN_DEPOSIT, "");
        }
        Decision.Denied denied = (Decision.Denied) decision;
        boolean silent = denied.code() == ErrorCode.NO_ACCESS || denied.code() == ErrorCode.ACCESS_EXPIRED
                || denied.code() == ErrorCode.ACCESS_FORBIDDEN && situation.rights().block(now).isEmpty();
        if (silent && ownDeposits(record, question, asker)) {
            return explanation(situation, true, Reason.OWN_DEPOSIT, "");
        }
        return explanation(situation, false, denied.reason(), denied.consentId());
    }

    /** Without the grants and emergencies of a connection kept secret from the asker (DOMAIN 4, minors). */
    private RightsFacts told(Caller asked, RecordNumber record, Visibility asker) {
        RightsFacts rights = grants.load(asked, record, clock.now(), asker.hiddenFromRepresentatives());
        if (asker.hiddenFromRepresentatives()) {
            return rights;
        }
        List<Right> told = rights.rights().stream()
                .filter(right -> register.find("Consent", right.consentId())
                        .filter(consent -> consent.facts().hiddenFromRepresentatives())
                        .isEmpty())
                .toList();
        return new RightsFacts(told, rights.links(), rights.emergencyUntil(), rights.cardUntil());
    }

    private boolean ownDeposits(RecordFacts record, Question question, Visibility asker) {
        Set<String> keys = new HashSet<>(question.caller().ownKeys());
        keys.remove("ps:");
        return register.holds(
                record.number(),
                question.type(),
                new Visibility(false, Set.of(), false, false, false, keys, true, asker.now()),
                asker);
    }

    private Explanation explanation(Situation situation, boolean permit, String reason, String consentId) {
        String profession = ((Caller.Professional) situation.caller()).profession();
        Optional<Instant> until = reason.equals(Reason.EMERGENCY)
                ? situation.rights().emergencyUntil()
                : situation.rights().rights().stream()
                        .filter(r -> r.consentId().equals(consentId))
                        .map(Right::to)
                        .filter(to -> to != null)
                        .findFirst();
        String label = matrix.label(profession).orElse(profession);
        return new Explanation(permit, reason, consentId, until, matrix.version(), label);
    }
}
