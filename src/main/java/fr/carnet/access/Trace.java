package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import java.util.Optional;

/** Notes on the call how one attempt ended. */
record Trace(Call call, Ask ask, Optional<RecordNumber> record, Optional<String> id, Optional<EntryFacts> facts) {

    void granted(String reason, String purpose) {
        note(true, reason, purpose);
    }

    void refused(ErrorCode code) {
        note(false, code.code(), purpose());
    }

    /** Let in, but nothing came of it yet: what the trace says should the call turn out to be invalid. */
    void admitted(String purpose) {
        call.admitted(access(false, ErrorCode.INVALID.code(), purpose));
    }

    /** What brings this kind of caller, when no rule let him in. */
    private String purpose() {
        if (call.caller() instanceof Caller.Patient) {
            return "PATRQT";
        }
        boolean care = call.caller() instanceof Caller.Professional || call.caller() instanceof Caller.Structure;
        return care ? "TREAT" : "HOPERAT";
    }

    private void note(boolean granted, String reason, String purpose) {
        call.accessed(access(granted, reason, purpose));
    }

    private Accessed access(boolean granted, String reason, String purpose) {
        return new Accessed(
                call.caller(),
                record,
                ask.action(),
                ask.interaction(),
                ask.type(),
                id,
                facts,
                granted,
                reason,
                purpose,
                ask.query(),
                call.requestId());
    }
}
