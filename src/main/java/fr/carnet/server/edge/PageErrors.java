package fr.carnet.server.edge;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Refusals and failures of what is not FHIR (pages, {@code /sandbox}, {@code /oauth2}), said like all others. */
@ControllerAdvice
class PageErrors {
    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    private final Answer answer;

    PageErrors(Answer answer) {
        this.answer = answer;
    }

    @ExceptionHandler
    void unreadable(HttpMessageNotReadableException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Refusal within = LastResort.refusal(failure);
        Refusal unreadable = Refusal.of(
                        ErrorCode.INVALID,
                        null,
                        "Le corps envoyé n'est pas un JSON lisible.",
                        "The body sent is not readable JSON.")
                .status(400);
        answer.write(request, response, within.code() == ErrorCode.INTERNAL ? unreadable : within);
    }

    /** Everything else: a refusal as it is, an HTTP error of Spring by its status, the rest as internal. */
    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            answer.write(request, response, StatusRefusals.of(known.getStatusCode().value()));
            return;
        }
        Refusal refusal = LastResort.refusal(failure);
        if (refusal.code() == ErrorCode.INTERNAL) {
            LOG.error("event=request-failed method={}", request.getMethod(), failure);
        }
        answer.write(request, response, refusal);
    }
}
