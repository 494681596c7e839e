package fr.carnet.access;

import static fr.carnet.access.Decision.denied;

import fr.carnet.access.matrix.HabilitationMatrix;
import fr.carnet.identity.Caller;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Visibility;
import java.util.Optional;
import java.util.Set;

/**
 * Decides at the level of a record: is this caller let in for this need, and what does he then see. Total, without input
 * or output; nobody else has rules of his own. What applies first is said first (CONTRACT 7): unknown, closed, blocked,
 * expired, no access; what is not known is refused.
 */
public final class DecisionPoint {
    private final ProfessionalRules professionals;

    public DecisionPoint(HabilitationMatrix matrix) {
        this.professionals = new ProfessionalRules(matrix);
    }

    /** The decision on a call that names the record. */
    public Decision decide(Situation situation, Need need) {
        return switch (situation.standing()) {
            case HOLDER, MINOR_HOLDER, REPRESENTATIVE, CARER, STRANGER -> person(situation, need);
            case PROFESSIONAL -> professionals.decide(situation, need);
            case STRUCTURE -> structure(situation, need);
            case AGENT -> office(situation, need, Set.of(Need.CLOSE, Need.REOPEN, Need.RELATE));
            case FEED -> office(situation, need, Set.of(Need.DEPOSIT, Need.IMPORT));
            case OPERATOR -> office(situation, need, Set.of(Need.IMPORT, Need.MOVE));
        };
    }

    /**
     * The decision on a call by an entry's own id: what the caller may see there, never a word on the record. Only what
     * does not depend on the entry may be refused aloud ({@code not-permitted}); the rest is {@code not-found}.
     */
    public Decision decideById(Situation situation) {
        Standing standing = situation.standing();
        if (standing == Standing.AGENT || standing == Standing.FEED || standing == Standing.OPERATOR) {
            return denied(ErrorCode.NOT_PERMITTED);
        }
        Decision decision = decide(situation, Need.READ_OWN);
        if (decision instanceof Decision.Denied no && no.code() != ErrorCode.NOT_PERMITTED) {
            return denied(ErrorCode.NOT_FOUND);
        }
        return decision;
    }

    private static Decision person(Situation situation, Need need) {
        Standing standing = situation.standing();
        if (!situation.exists()) {
            return denied(situation.namesHimself() ? ErrorCode.RECORD_UNKNOWN : ErrorCode.NOT_YOURS);
        }
        if (standing == Standing.STRANGER) {
            return denied(ErrorCode.NOT_YOURS);
        }
        if (!situation.open() && !reachesClosed(need)) {
            return denied(ErrorCode.RECORD_CLOSED);
        }
        if (standing == Standing.MINOR_HOLDER || !personMay(standing, need)) {
            return denied(ErrorCode.NOT_PERMITTED);
        }
        if (need == Need.MEDICINES && situation.rights().fileRefusal(situation.now()).isPresent()) {
            return fileRefused(situation);
        }
        return switch (standing) {
            case HOLDER -> personal(situation, Reason.HOLDER, "PATRQT", true);
            case REPRESENTATIVE -> personal(situation, Reason.REPRESENTATIVE, "FAMRQT", false);
            case CARER -> personal(situation, Reason.CARER, "FAMRQT", !ofMinor(situation));
            default -> denied(ErrorCode.NOT_PERMITTED);
        };
    }

    /** The file is over, for the holder too; what it was made of stays in the record and is read there. */
    private static Decision fileRefused(Situation situation) {
        RightsFacts.Right refusal = situation.rights().fileRefusal(situation.now()).orElseThrow();
        Visibility nothing = Visibility.nothing(situation.now());
        return new Decision.Granted(nothing, Reason.FILE_REFUSED, "PATRQT", refusal.consentId());
    }

    /** A minor's carer is named by a representative: what is kept from representatives is kept from him too. */
    private static boolean ofMinor(Situation situation) {
        return situation.record().filter(record -> Situation.minor(record, situation.now())).isPresent();
    }

    private static boolean personMay(Standing standing, Need need) {
        return switch (need) {
            case READ, READ_OWN, DEPOSIT, MEDICINES -> true;
            case HOLD, HOLD_ANY, CLOSE, REOPEN, CONCERNED, RELATE -> standing.actsAsHolder();
            case EMERGENCY, IMPORT, CARD, MOVE -> false;
        };
    }

    private static boolean reachesClosed(Need need) {
        return need == Need.HOLD_ANY || need == Need.CLOSE || need == Need.REOPEN;
    }

    private static Decision personal(Situation situation, String reason, String purpose, boolean seesSecretCare) {
        Visibility visibility = situation.open()
                ? new Visibility(
                        true,
                        Set.of(),
                        true,
                        false,
                        seesSecretCare,
                        situation.caller().ownKeys(),
                        false,
                        situation.now())
                : Visibility.nothing(situation.now());
        return new Decision.Granted(visibility, reason, purpose, "");
    }

    private static Decision structure(Situation situation, Need need) {
        if (!Set.of(Need.READ, Need.READ_OWN, Need.DEPOSIT, Need.MEDICINES).contains(need)) {
            return denied(ErrorCode.NOT_PERMITTED);
        }
        if (!situation.open()) {
            return denied(situation.exists() ? ErrorCode.RECORD_CLOSED : ErrorCode.RECORD_UNKNOWN);
        }
        Optional<RightsFacts.Right> block = situation.rights().block(situation.now());
        if (need == Need.DEPOSIT) {
            return depositing(situation, block.isPresent());
        }
        if (block.isPresent()) {
            return new Decision.Denied(ErrorCode.ACCESS_FORBIDDEN, block.get().consentId());
        }
        return need == Need.READ_OWN
                ? new Decision.Granted(ownOnly(situation), Reason.OWN_DEPOSIT, "TREAT", "")
                : situation.rights().absence(situation.now());
    }

    /** Deposit without a right to read (CSP R1111-47): own deposits are seen, nothing at all when blocked. */
    static Decision depositing(Situation situation, boolean blocked) {
        Visibility visibility = blocked ? Visibility.nothing(situation.now()) : ownOnly(situation);
        return new Decision.Granted(visibility, Reason.DEPOSIT, "TREAT", "");
    }

    static Visibility ownOnly(Situation situation) {
        Caller caller = situation.caller();
        return new Visibility(false, Set.of(), false, false, false, caller.ownKeys(), true, situation.now());
    }

    private static Decision office(Situation situation, Need need, Set<Need> duties) {
        if (!duties.contains(need)) {
            return denied(ErrorCode.NOT_PERMITTED);
        }
        if (!situation.exists()) {
            return denied(ErrorCode.RECORD_UNKNOWN);
        }
        if (!situation.open() && !reachesClosed(need)) {
            return denied(ErrorCode.RECORD_CLOSED);
        }
        Visibility visibility = situation.open() ? ownOnly(situation) : Visibility.nothing(situation.now());
        return new Decision.Granted(visibility, Reason.OFFICE, "HOPERAT", "");
    }
}
