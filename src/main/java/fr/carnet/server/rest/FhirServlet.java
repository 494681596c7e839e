package fr.carnet.server.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import fr.carnet.server.edge.RequestIds;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * HAPI's server, with the request id the edge gave: the answer, the log and the trace name a call by the same one. A HEAD
 * is served as the GET it stands for, searches included; the container leaves the body out (RFC 9110, 9.3.2).
 */
final class FhirServlet extends RestfulServer {
    private static final long serialVersionUID = 1L;

    FhirServlet(FhirContext context) {
        super(context);
    }

    @Override
    protected String getOrCreateRequestId(HttpServletRequest request) {
        return RequestIds.of(request).orElseGet(() -> super.getOrCreateRequestId(request));
    }

    @Override
    protected void handleRequest(RequestTypeEnum method, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        super.handleRequest(method == RequestTypeEnum.HEAD ? RequestTypeEnum.GET : method, request, response);
    }
}
