package fr.carnet.access;

import static fr.carnet.access.Decision.denied;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.access.RightsFacts.Right;
import fr.carnet.access.matrix.HabilitationMatrix;
import fr.carnet.access.team.CancerFileTypes;
import fr.carnet.identity.Caller;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ways in of a professional: a grant naming him or his structure, being the médecin traitant, an emergency he
 * opened, SAMU regulation; a block ends them all (CSP L1111-17, R1111-43, R1111-46, R1111-49).
 */
final class ProfessionalRules {
    private static final String DOCTOR = "10";

    private final HabilitationMatrix matrix;
    private final CardRules cards = CardRules.shipped();
    private final Set<String> cancerFile = CancerFileTypes.shipped().codes();

    ProfessionalRules(HabilitationMatrix matrix) {
        this.matrix = matrix;
    }

    /** One way in; {@code masked} when it opens masked documents too. */
    private record Way(String reason, String purpose, boolean masked, String consentId) {}

    Decision decide(Situation situation, Need need) {
        if (!situation.exists()) {
            return denied(ErrorCode.RECORD_UNKNOWN);
        }
        if (!situation.open() && need != Need.REOPEN) {
            return denied(ErrorCode.RECORD_CLOSED);
        }
        Optional<Right> block = situation.rights().block(situation.now());
        return switch (need) {
            case READ, READ_OWN -> block.map(ProfessionalRules::blocked).orElseGet(() -> reading(situation, need));
            case DEPOSIT -> deposit(situation, block.isPresent());
            case CONCERNED -> concerned(situation);
            case REOPEN -> block.map(ProfessionalRules::blocked).orElseGet(() -> concerned(situation));
            case EMERGENCY -> block.map(ProfessionalRules::blocked).orElseGet(() -> emergency(situation));
            case MEDICINES -> block.map(ProfessionalRules::blocked).orElseGet(() -> medicines(situation));
            case CARD -> block.map(ProfessionalRules::blocked).orElseGet(() -> card(situation));
            case HOLD, HOLD_ANY, CLOSE, RELATE, IMPORT, MOVE -> denied(ErrorCode.NOT_PERMITTED);
        };
    }

    private static Decision blocked(Right block) {
        return new Decision.Denied(ErrorCode.ACCESS_FORBIDDEN, block.consentId());
    }

    private static Decision concerned(Situation situation) {
        return new Decision.Granted(Visibility.nothing(situation.now()), Reason.CONCERNED, "TREAT", "");
    }

    private Decision deposit(Situation situation, boolean blocked) {
        Decision reading = blocked ? denied(ErrorCode.ACCESS_FORBIDDEN) : reading(situation, Need.READ);
        return reading instanceof Decision.Granted ? reading : DecisionPoint.depositing(situation, blocked);
    }

    private Decision emergency(Situation situation) {
        return situation.rights().rights().stream()
                .filter(r -> r.kind() == Kind.NO_BREAK_GLASS && r.inForce(situation.now()))
                .findFirst()
                .map(ProfessionalRules::blocked)
                .orElseGet(() -> granted(
                        situation, new Way(Reason.EMERGENCY, "BTG", maskedInEmergency(situation), "")));
    }

    private Decision reading(Situation situation, Need need) {
        Optional<Way> best = ways(situation).stream()
                .min(Comparator.comparing(Way::masked).reversed());
        if (best.isPresent()) {
            return granted(situation, best.get());
        }
        if (need == Need.READ_OWN) {
            return new Decision.Granted(DecisionPoint.ownOnly(situation), Reason.OWN_DEPOSIT, "TREAT", "");
        }
        return absent(situation);
    }

    /** The holder's refusal of his file wins over every way in (CSP R1111-20-3); a grant opens more than his card. */
    private Decision medicines(Situation situation) {
        Instant now = situation.now();
        Optional<Right> refusal = situation.rights().fileRefusal(now);
        if (refusal.isPresent()) {
            return blocked(refusal.get());
        }
        Decision reading = reading(situation, Need.READ);
        Optional<Instant> until = situation.rights().cardUntil().filter(shown -> cards.opens(caller(situation)));
        boolean wide = reading instanceof Decision.Granted granted && !granted.reason().equals(Reason.CARE_TEAM);
        if (wide || until.isEmpty()) {
            return reading;
        }
        return now.isBefore(until.get()) ? withCard(situation) : denied(ErrorCode.ACCESS_EXPIRED);
    }

    private Decision withCard(Situation situation) {
        Set<String> types = new HashSet<>(cards.types());
        types.retainAll(matrix.typesReadBy(caller(situation).profession()));
        Visibility visibility = new Visibility(
                false, types, false, true, true, caller(situation).ownKeys(), false, situation.now());
        return new Decision.Granted(visibility, Reason.CARD_PRESENT, "TREAT", "");
    }

    private Decision card(Situation situation) {
        if (!cards.opens(caller(situation))) {
            return denied(ErrorCode.NOT_PERMITTED);
        }
        return situation.rights().fileRefusal(situation.now())
                .map(ProfessionalRules::blocked)
                .orElseGet(() -> concerned(situation));
    }

    private static Caller.Professional caller(Situation situation) {
        return (Caller.Professional) situation.caller();
    }

    /** A regulating doctor the holder opposed is told so; anybody else that he has no access, or no longer. */
    private static Decision absent(Situation situation) {
        RightsFacts rights = situation.rights();
        if (regulates(situation) && rights.holds(Kind.NO_REGULATION, situation.now())) {
            return denied(ErrorCode.ACCESS_FORBIDDEN);
        }
        return rights.absence(situation.now());
    }

    private Decision granted(Situation situation, Way way) {
        Caller.Professional professional = (Caller.Professional) situation.caller();
        Set<String> types = matrix.typesReadBy(professional.profession());
        if (way.reason().equals(Reason.CARE_TEAM)) {
            types = new HashSet<>(types);
            types.retainAll(cancerFile);
        }
        Visibility visibility = new Visibility(
                false,
                types,
                way.masked(),
                true,
                true,
                professional.ownKeys(),
                false,
                situation.now());
        return new Decision.Granted(visibility, way.reason(), way.purpose(), way.consentId());
    }

    /** Every way in, the strongest first among those that open as much; a care team, which opens least, comes last. */
    private static List<Way> ways(Situation situation) {
        Instant now = situation.now();
        List<Way> ways = new ArrayList<>();
        situation.rights().grants().stream()
                .filter(g -> g.inForce(now))
                .map(ProfessionalRules::wayOf)
                .sorted(Comparator.comparing(ProfessionalRules::rank))
                .forEach(ways::add);
        boolean opened = situation.rights().emergencyUntil().filter(now::isBefore).isPresent();
        if (opened && !situation.rights().holds(Kind.NO_BREAK_GLASS, now)) {
            ways.add(new Way(Reason.EMERGENCY, "BTG", maskedInEmergency(situation), ""));
        }
        if (regulates(situation) && !situation.rights().holds(Kind.NO_REGULATION, now)) {
            ways.add(new Way(Reason.REGULATION, "ETREAT", false, ""));
        }
        situation.rights().teams().stream()
                .filter(team -> team.inForce(now))
                .forEach(team -> ways.add(new Way(Reason.CARE_TEAM, "TREAT", false, team.consentId())));
        return ways;
    }

    private static Way wayOf(Right grant) {
        if (grant.actor().startsWith("st:")) {
            return new Way(Reason.STRUCTURE_GRANT, "TREAT", grant.masked(), grant.consentId());
        }
        return grant.treatingDoctor()
                ? new Way(Reason.TREATING_DOCTOR, "TREAT", true, grant.consentId())
                : new Way(Reason.GRANT, "TREAT", grant.masked(), grant.consentId());
    }

    private static int rank(Way way) {
        return switch (way.reason()) {
            case Reason.TREATING_DOCTOR -> 0;
            case Reason.GRANT -> 1;
            default -> 2;
        };
    }

    private static boolean regulates(Situation situation) {
        return situation.caller() instanceof Caller.Professional p
                && p.regulation()
                && p.profession().equals(DOCTOR);
    }

    private static boolean maskedInEmergency(Situation situation) {
        return situation.rights().holds(Kind.MASKED_IN_EMERGENCY, situation.now());
    }
}
