package fr.carnet.server.batch;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.TransactionDoor;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/**
 * {@code POST /fhir}: a transaction of a kind a room takes whole (ITI-65), or a batch or transaction of calls that are
 * offered singly, each decided and traced as if sent alone.
 */
@Component
class BatchProvider implements OfferedProvider {
    private static final int MOST_ENTRIES = 200;

    private final List<TransactionDoor> doors;
    private final SingleCalls singleCalls;

    BatchProvider(List<TransactionDoor> doors, SingleCalls singleCalls) {
        this.doors = doors;
        this.singleCalls = singleCalls;
    }

    @Transaction
    public Bundle serve(@TransactionParam Bundle bundle, RequestDetails request) {
        if (bundle == null || bundle.getType() == null) {
            throw Refusal.of(
                    ErrorCode.INVALID, "Bundle.type", "Envoyez un Bundle de type batch ou transaction.", "Send a Bundle of type batch or transaction.");
        }
        return switch (bundle.getType()) {
            case TRANSACTION -> transaction(bundle, request);
            case BATCH -> {
                refuseTooMany(bundle);
                yield singleCalls.batch(bundle, request);
            }
            default -> throw Refusal.of(
                    ErrorCode.INVALID, "Bundle.type", "Seuls les types batch et transaction sont acceptés ici.", "Only types batch and transaction are accepted here.");
        };
    }

    private Bundle transaction(Bundle bundle, RequestDetails request) {
        for (TransactionDoor door : doors) {
            if (door.takes(bundle)) {
                return door.serve(bundle, request);
            }
        }
        refuseTooMany(bundle);
        return singleCalls.transaction(bundle, request);
    }

    private static void refuseTooMany(Bundle bundle) {
        if (bundle.getEntry().size() > MOST_ENTRIES) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE, "Bundle.entry", "Au plus 200 entrées par lot : découpez l'envoi.", "At most 200 entries in a bundle: split it.");
        }
    }
}
