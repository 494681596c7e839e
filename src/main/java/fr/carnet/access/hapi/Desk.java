package fr.carnet.access.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.Call;
import java.util.function.Function;

/** Where every provider serves its calls: one transaction, one {@link Call}, traced before the answer leaves. */
public interface Desk {
    <T> T serve(RequestDetails rd, Function<Call, T> work);
}
