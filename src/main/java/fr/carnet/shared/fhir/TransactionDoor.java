package fr.carnet.shared.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;

/** Offered by a room that takes whole transactions of its own kind (ITI-65) instead of a list of single calls. */
public interface TransactionDoor {
    /** Is this transaction for this room? Looks at its form only. */
    boolean takes(Bundle transaction);

    /** Does all of it or nothing; answers the transaction-response, one entry per entry, in order. */
    Bundle serve(Bundle transaction, RequestDetails request);
}
