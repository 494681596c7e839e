package fr.carnet.access.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.Call;
import java.util.function.Function;

/**
 * Where every call is served: finds out who asks, does the work in one transaction, and has the trace written in it, so
 * that no answer leaves without its trace.
 */
public interface Desk {
    /**
     * Serves one call. The accesses noted on the {@link Call} are published before the commit; when the work is refused
     * everything is rolled back and the attempt is published by itself. Work that loses a race for a unique key is done
     * again.
     *
     * @throws fr.carnet.shared.Refusal {@code no-token} without a caller; whatever the work refuses
     */
    <T> T serve(RequestDetails request, Function<Call, T> work);
}
