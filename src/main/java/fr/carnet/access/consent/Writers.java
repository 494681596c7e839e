package fr.carnet.access.consent;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.access.Standing;
import fr.carnet.access.consent.RightTable.Row;
import fr.carnet.shared.ErrorCode;
import java.util.Optional;

/** Who may write which right (CONTRACT 5). Pure; empty means allowed. */
final class Writers {
    private Writers() {}

    /**
     * What is known of the writer.
     *
     * @param standing what he is to the record
     * @param key his key
     * @param underEmergency his only way into the record is a break-glass access
     * @param blocked he, his structure or the professional he names is blocked
     */
    record Writer(Standing standing, String key, boolean underEmergency, boolean blocked) {}

    /** May he write this right? */
    static Optional<ErrorCode> refusesNew(Writer writer, WrittenRight right) {
        if (writer.standing().actsAsHolder()) {
            return Optional.empty();
        }
        boolean declares = writer.standing() == Standing.PROFESSIONAL
                && right.kind() == Kind.GRANT
                && right.actor().startsWith("ps:")
                && !right.masked();
        if (!declares || writer.underEmergency()) {
            return Optional.of(ErrorCode.NOT_PERMITTED);
        }
        return writer.blocked() ? Optional.of(ErrorCode.ACCESS_FORBIDDEN) : Optional.empty();
    }

    /** May he give this Consent that status and period? */
    static Optional<ErrorCode> refusesChange(Writer writer, Row current, String nextStatus) {
        if (writer.standing().actsAsHolder()) {
            return Optional.empty();
        }
        boolean grant = current.right().kind() == Kind.GRANT;
        if (writer.standing() != Standing.PROFESSIONAL || !grant || writer.underEmergency()) {
            return Optional.of(ErrorCode.NOT_PERMITTED);
        }
        boolean wrote = current.author().equals(writer.key());
        if (nextStatus.equals("inactive") && (wrote || current.right().actor().equals(writer.key()))) {
            return Optional.empty();
        }
        boolean confirms = current.right().treatingDoctor() && nextStatus.equals("active");
        if (!wrote || confirms || current.right().masked()) {
            return Optional.of(ErrorCode.NOT_PERMITTED);
        }
        return writer.blocked() ? Optional.of(ErrorCode.ACCESS_FORBIDDEN) : Optional.empty();
    }
}
