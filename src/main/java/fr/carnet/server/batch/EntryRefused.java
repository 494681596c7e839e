package fr.carnet.server.batch;

import org.hl7.fhir.r4.model.OperationOutcome;

/** An entry of a transaction was refused, so all of it is: the entry's own answer becomes that of the whole. */
public final class EntryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient OperationOutcome outcome;

    EntryRefused(int status, OperationOutcome outcome) {
        super("entry refused", null, false, false);
        this.status = status;
        this.outcome = outcome;
    }

    public int status() {
        return status;
    }

    public OperationOutcome outcome() {
        return outcome;
    }
}
