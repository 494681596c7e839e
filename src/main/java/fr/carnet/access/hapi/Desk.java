package fr.carnet.access.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.Call;
import java.util.function.Function;

/**
 * Serves one call: builds the {@link Call} from the request, runs the work in one transaction, has its accesses traced
 * before the commit; after a refusal everything is undone but the trace of the attempt.
 */
public interface Desk {
    <T> T serve(RequestDetails request, Function<Call, T> work);
}
