package fr.carnet.server.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import fr.carnet.shared.fhir.RawAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes documents byte for byte, as attachments that no browser interprets. */
@Component
class RawAnswers implements ServerInterceptor {
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean write(ResponseDetails details, HttpServletResponse response) throws IOException {
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
}
