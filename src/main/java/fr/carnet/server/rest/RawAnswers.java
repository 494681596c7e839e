package fr.carnet.server.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.util.DateUtils;
import fr.carnet.shared.fhir.RawAnswer;
import fr.carnet.shared.fhir.StoredPage;
import fr.carnet.shared.fhir.StoredRead;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Writes documents byte for byte, as attachments that no browser interprets, and what is stored as it is stored. */
@Component
class RawAnswers implements ServerInterceptor {
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean write(RequestDetails request, ResponseDetails details, HttpServletResponse response)
            throws IOException {
        Optional<StoredPage> page = StoredPage.in(details.getResponseResource());
        if (page.isPresent()) {
            writePage(request, details, page.get().json(), response);
            return false;
        }
        Optional<byte[]> read = StoredRead.in(details.getResponseResource());
        if (read.isPresent()) {
            writeRead(request, details, read.get(), response);
            return false;
        }
        Optional<RawAnswer> raw = RawAnswer.of(details.getResponseResource());
        if (raw.isEmpty()) {
            return true;
        }
        response.setStatus(details.getResponseCode());
        response.setContentType(raw.get().contentType());
        response.setHeader("Content-Disposition", "attachment");
        response.setContentLength(raw.get().bytes().length);
        response.getOutputStream().write(raw.get().bytes());
        return false;
    }

    /** With the headers HAPI gives a resource that was read. */
    private static void writeRead(
            RequestDetails request, ResponseDetails details, byte[] json, HttpServletResponse response)
            throws IOException {
        Resource read = (Resource) details.getResponseResource();
        IdType address = read.getIdElement().withServerBase(request.getFhirServerBase(), read.fhirType());
        response.setStatus(details.getResponseCode());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentType(RestfulServerUtils.determineResponseEncodingWithDefault(request).getResourceContentType());
        response.setHeader("ETag", "W/\"" + read.getMeta().getVersionId() + '"');
        response.setHeader("Content-Location", address.getValue());
        response.setHeader("Last-Modified", DateUtils.formatDate(read.getMeta().getLastUpdated()));
        response.getOutputStream().write(json);
    }

    /** With the headers HAPI gives a Bundle. */
    private static void writePage(
            RequestDetails request, ResponseDetails details, byte[] json, HttpServletResponse response)
            throws IOException {
        Bundle bundle = (Bundle) details.getResponseResource();
        response.setStatus(details.getResponseCode());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentType(RestfulServerUtils.determineResponseEncodingWithDefault(request).getResourceContentType());
        response.setHeader("Last-Modified", DateUtils.formatDate(bundle.getMeta().getLastUpdated()));
        response.getOutputStream().write(json);
    }
}
