package fr.carnet.access;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Visibility;

/** The answer of the {@link DecisionPoint}: a value, enforced elsewhere. */
public sealed interface Decision {

    /**
     * @param visibility what he may see in the record
     * @param reason reason code for trace and explanation: {@code holder}, {@code grant}, {@code treating-doctor}…
     * @param purpose v3-ActReason: {@code TREAT}, {@code BTG}, {@code ETREAT}, {@code PATRQT}, {@code FAMRQT}…
     * @param consentId the Consent it rests on, {@code ""} when none
     */
    record Granted(Visibility visibility, String reason, String purpose, String consentId) implements Decision {}

    /**
     * @param code what the caller is told
     * @param consentId the Consent it rests on, {@code ""} when none
     */
    record Denied(ErrorCode code, String consentId) implements Decision {
        /** Reason code for the trace. */
        public String reason() {
            return code.code();
        }
    }

    static Decision denied(ErrorCode code) {
        return new Denied(code, "");
    }
}
