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
        note(false, code.code(), call.caller() instanceof Caller.Patient ? "PATRQT" : "TREAT");
    }

    private void note(boolean granted, String reason, String purpose) {
        call.accessed(new Accessed(
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
                call.requestId()));
    }
}
