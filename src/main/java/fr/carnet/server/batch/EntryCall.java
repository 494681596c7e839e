package fr.carnet.server.batch;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.carnet.server.rest.RestFront;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.Refusal;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Sends one entry through the server as if it had come alone, and turns the answer into a response entry. */
@Component
class EntryCall {
    private static final String FHIR_JSON = "application/fhir+json";

    private final ObjectProvider<RestFront> front;
    private final FhirContext context;

    EntryCall(ObjectProvider<RestFront> front, FhirContext context) {
        this.front = front;
        this.context = context;
    }

    /** @param resource body of the answer, or null */
    record Answer(int status, String location, String etag, Resource resource, boolean read) {
        BundleEntryComponent entry() {
            BundleEntryComponent entry = new BundleEntryComponent();
            HttpStatus known = HttpStatus.resolve(status);
            entry.getResponse().setStatus(known == null ? "" + status : status + " " + known.getReasonPhrase());
            entry.getResponse().setLocation(location);
            entry.getResponse().setEtag(etag);
            if (resource instanceof OperationOutcome && !(read && status < 400)) {
                entry.getResponse().setOutcome(resource);
            } else {
                entry.setResource(resource);
            }
            return entry;
        }

        OperationOutcome outcome() {
            return (OperationOutcome) resource;
        }

        /** {@code Type/id} of what the entry created or found. */
        Optional<String> id() {
            if (location != null) {
                IdType id = new IdType(location);
                return Optional.of(id.getResourceType() + "/" + id.getIdPart());
            }
            return Optional.ofNullable(resource)
                    .filter(r -> r.hasId() && !(r instanceof Bundle))
                    .map(r -> r.fhirType() + "/" + r.getIdElement().getIdPart());
        }
    }

    Answer answer(BundleEntryComponent entry, ServletRequestDetails outer) {
        if (entry.getResource() instanceof Patient patient && isPatientMatch(entry)) {
            return matchedPatient(patient, outer);
        }
        Refusal refused = EntryRules.refusal(entry);
        if (refused != null) {
            throw refused;
        }
        HTTPVerb verb = entry.getRequest().getMethod();
        EntryRequest request = new EntryRequest(
                outer.getServletRequest(), verb.toCode(), entry.getRequest().getUrl(), body(entry));
        request.header("accept", FHIR_JSON);
        request.header("accept-language", outer.getHeader("Accept-Language"));
        request.header("prefer", outer.getHeader("Prefer"));
        request.header("content-type", contentType(entry));
        request.header("if-match", entry.getRequest().getIfMatch());
        request.header("if-none-match", entry.getRequest().getIfNoneMatch());
        request.header("if-none-exist", entry.getRequest().getIfNoneExist());
        return send(request, new EntryResponse(outer.getServletResponse()), verb == HTTPVerb.GET);
    }

    private Answer send(EntryRequest request, EntryResponse response, boolean read) {
        try {
            front.getObject().server().service(request, response);
        } catch (ServletException | IOException failure) {
            throw new IllegalStateException("a batch entry could not be served", failure);
        }
        return new Answer(
                response.getStatus(),
                response.getHeader("location"),
                response.getHeader("etag"),
                parsed(response.body()),
                read);
    }

    private Resource parsed(byte[] body) {
        if (body.length == 0) {
            return null;
        }
        try {
            return (Resource) context.newJsonParser().parseResource(new String(body, StandardCharsets.UTF_8));
        } catch (DataFormatException notFhir) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED, "Bundle.entry.request", "Cette réponse ne tient pas dans un lot : faites l'appel seul.", "This answer does not fit into a bundle: make the call alone.");
        }
    }

    private byte[] body(BundleEntryComponent entry) {
        if (!entry.hasResource()) {
            return new byte[0];
        }
        if (entry.getResource() instanceof Binary patch && entry.getRequest().getMethod() == HTTPVerb.PATCH) {
            return patch.getData() == null ? new byte[0] : patch.getData();
        }
        return context.newJsonParser().encodeResourceToString(entry.getResource()).getBytes(StandardCharsets.UTF_8);
    }

    private static String contentType(BundleEntryComponent entry) {
        if (entry.getResource() instanceof Binary patch && entry.getRequest().getMethod() == HTTPVerb.PATCH) {
            return patch.getContentType();
        }
        return entry.hasResource() ? FHIR_JSON : null;
    }

    private static boolean isPatientMatch(BundleEntryComponent entry) {
        HTTPVerb verb = entry.getRequest().getMethod();
        return (verb == HTTPVerb.POST || verb == HTTPVerb.PUT)
                && entry.getRequest().hasUrl()
                && entry.getRequest().getUrl().matches("Patient(?:\\?.*|/[A-Za-z0-9.-]+)?")
                && !entry.getRequest().getUrl().contains("$");
    }

    /** A Patient entry must match an open record and changes nothing (CONTRACT 6, batch). */
    private Answer matchedPatient(Patient patient, ServletRequestDetails outer) {
        Identifier ins = patient.getIdentifier().stream()
                .filter(i -> NamingSystems.INS.contains(i.getSystem()) && i.hasValue())
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.INVALID, "Patient.identifier", "L'entrée Patient doit porter l'INS.", "The Patient entry must bear the INS."));
        EntryRequest request = new EntryRequest(
                outer.getServletRequest(), "GET", "Patient?identifier=" + ins.getSystem() + "%7C" + ins.getValue(), new byte[0]);
        request.header("accept", FHIR_JSON);
        request.header("accept-language", outer.getHeader("Accept-Language"));
        Answer found = send(request, new EntryResponse(outer.getServletResponse()), true);
        if (found.status() >= 400) {
            return found;
        }
        Patient match = ((Bundle) found.resource())
                .getEntry().stream()
                        .map(e -> (Patient) e.getResource())
                        .findFirst()
                        .orElseThrow(() -> Refusal.of(ErrorCode.RECORD_UNKNOWN));
        if (!match.getActive()) {
            throw Refusal.of(ErrorCode.RECORD_CLOSED);
        }
        return new Answer(200, "Patient/" + match.getIdElement().getIdPart(), null, null, false);
    }
}
