package fr.carnet.server.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.BodyReader;
import fr.carnet.shared.fhir.OwnReferences;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Reads FHIR bodies strictly before HAPI would, and refuses one whose type is not the one addressed. */
@Component
class StrictBody implements ServerInterceptor {
    /** Operations whose body is a document or an archive, or whose answer is what is wrong with the body. */
    private static final Set<String> OTHER_BODIES = Set.of("$provide-cda", "$validate", "$import-record");

    private final BodyReader reader;

    StrictBody(BodyReader reader) {
        this.reader = reader;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void read(RequestDetails request) {
        RequestTypeEnum method = request.getRequestType();
        boolean writes = method == RequestTypeEnum.POST || method == RequestTypeEnum.PUT || method == RequestTypeEnum.PATCH;
        String operation = request.getOperation() == null ? "" : request.getOperation();
        if (!writes || OTHER_BODIES.contains(operation) || operation.equals("_search")) {
            return;
        }
        String contentType = request.getHeader("Content-Type");
        EncodingEnum encoding = EncodingEnum.forContentType(contentType == null ? null : contentType.split(";")[0].trim());
        byte[] body = request.loadRequestContents();
        if (body.length == 0) {
            requireOnlyForOperations(request);
        } else if (encoding == EncodingEnum.JSON || encoding == EncodingEnum.XML) {
            Resource resource = reader.read(body, encoding == EncodingEnum.XML);
            if (method != RequestTypeEnum.PATCH) {
                requireType(request, resource);
                if (!(resource instanceof Bundle)) {
                    OwnReferences.makeRelative(resource, request);
                }
                request.setResource(resource);
            }
        } else if (method != RequestTypeEnum.PATCH) {
            throw otherForm();
        }
    }

    /** What is answered to a body that is neither FHIR JSON nor FHIR XML. */
    static Refusal otherForm() {
        return Refusal.of(
                        ErrorCode.NOT_OFFERED,
                        "http.Content-Type",
                        "Envoyez application/fhir+json ou application/fhir+xml.",
                        "Send application/fhir+json or application/fhir+xml.")
                .status(415);
    }

    private static void requireOnlyForOperations(RequestDetails request) {
        if (!isOperation(request)) {
            throw Refusal.of(ErrorCode.INVALID, null, "Le corps de la requête est vide.", "The request has no body.")
                    .status(400);
        }
        // whatever type a client announces for no bytes at all: HAPI would try to parse them by it
        request.setHeaders("Content-Type", List.of());
        request.setResource(new Parameters());
    }

    private static void requireType(RequestDetails request, Resource resource) {
        String addressed = request.getResourceName() == null ? "Bundle" : request.getResourceName();
        String expected = isOperation(request) ? "Parameters" : addressed;
        if (!expected.equals(resource.fhirType())) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    resource.fhirType(),
                    "Ici s'envoie une ressource " + expected + ".",
                    "A " + expected + " resource is to be sent here.");
        }
    }

    private static boolean isOperation(RequestDetails request) {
        return request.getOperation() != null && request.getOperation().startsWith("$");
    }
}
