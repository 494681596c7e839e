package fr.carnet.server.edge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import fr.carnet.shared.AcceptedLanguage;
import fr.carnet.server.OutcomeRenderer;
import fr.carnet.server.RetryAfter;
import fr.carnet.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.stereotype.Component;

/** Writes a refusal to the network where the FHIR server itself does not: in filters, pages, and container errors. */
@Component
final class Answer {
    private final OutcomeRenderer renderer;

    Answer(OutcomeRenderer renderer) {
        this.renderer = renderer;
    }

    /** Nothing is added to an answer already under way. */
    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Locale language = AcceptedLanguage.of(request.getHeader("Accept-Language"));
        boolean xml = AskedFormat.xml(request.getQueryString(), request.getHeader("Accept"));
        byte[] body = encode(renderer.render(refusal, language), xml);
        response.resetBuffer();
        response.setStatus(refusal.status());
        RetryAfter.tell(response, refusal);
        response.setHeader("Content-Language", language.getLanguage());
        response.setContentType((xml ? "application/fhir+xml" : "application/fhir+json") + ";charset=UTF-8");
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
    }

    private static byte[] encode(OperationOutcome outcome, boolean xml) {
        EncodingEnum format = xml ? EncodingEnum.XML : EncodingEnum.JSON;
        return format.newParser(FhirContext.forR4Cached())
                .encodeResourceToString(outcome)
                .getBytes(StandardCharsets.UTF_8);
    }
}
