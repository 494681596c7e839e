package fr.carnet.server.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import fr.carnet.server.edge.RequestIds;
import jakarta.servlet.http.HttpServletRequest;

/** HAPI's server, with the request id the edge gave: the answer, the log and the trace name a call by the same one. */
final class KnownRequestIds extends RestfulServer {
    private static final long serialVersionUID = 1L;

    KnownRequestIds(FhirContext context) {
        super(context);
    }

    @Override
    protected String getOrCreateRequestId(HttpServletRequest request) {
        return RequestIds.of(request).orElseGet(() -> super.getOrCreateRequestId(request));
    }
}
