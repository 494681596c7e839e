package fr.carnet.access;

import fr.carnet.shared.ErrorCode;

/**
 * State of a caller's access to a record, as {@code $record-status} tells it (TD0.2).
 *
 * @param access {@code valid}, {@code expired}, {@code forbidden} or {@code none}
 * @param treatingDoctor the caller is the holder's médecin traitant
 */
public record AccessState(String access, boolean treatingDoctor) {

    static AccessState of(Situation situation, Decision decision) {
        boolean doctor = situation.open()
                && situation.rights().grants().stream()
                        .anyMatch(g -> g.treatingDoctor() && g.inForce(situation.now()));
        if (decision instanceof Decision.Granted) {
            return new AccessState("valid", doctor);
        }
        ErrorCode code = ((Decision.Denied) decision).code();
        if (code == ErrorCode.NO_ACCESS && structureGranted(situation)) {
            return new AccessState("valid", false);
        }
        return switch (code) {
            case ACCESS_EXPIRED -> new AccessState("expired", doctor);
            case ACCESS_FORBIDDEN -> new AccessState("forbidden", doctor);
            default -> new AccessState("none", doctor);
        };
    }

    /** A structure never reads, yet the grant its professionals use is in force. */
    private static boolean structureGranted(Situation situation) {
        return situation.standing() == Standing.STRUCTURE
                && situation.rights().grants().stream().anyMatch(g -> g.inForce(situation.now()));
    }
}
