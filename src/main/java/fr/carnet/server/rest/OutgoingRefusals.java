package fr.carnet.server.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import fr.carnet.server.OutcomeRenderer;
import fr.carnet.server.RetryAfter;
import fr.carnet.server.batch.EntryRefused;
import fr.carnet.shared.AcceptedLanguage;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one translator of failures (CONTRACT 7): whatever went wrong leaves as our OperationOutcome in the language and
 * format asked, without headers that differ, a library's code or a stack trace.
 */
@Component
class OutgoingRefusals implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(OutgoingRefusals.class);
    private static final String RETRY_AFTER = "Retry-After";
    private static final int FRAMES_LOGGED = 25;

    private final OutcomeRenderer renderer;
    private final FhirContext context;

    OutgoingRefusals(OutcomeRenderer renderer, FhirContext context) {
        this.renderer = renderer;
        this.context = context;
    }

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException translate(Throwable failure, RequestDetails request) {
        if (failure instanceof NotModifiedException unchanged) {
            return unchanged;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EntryRefused entry) {
                return answer(entry.status(), entry.outcome());
            }
        }
        Refusal refusal = RefusalOf.failure(failure, request);
        if (refusal.code() == ErrorCode.INTERNAL) {
            logUnexpected(failure, request);
        }
        BaseServerResponseException answer = answer(
                refusal.status(), renderer.render(refusal, AcceptedLanguage.of(request.getHeader("Accept-Language"))));
        refusal.retryAfter().ifPresent(wait -> answer.addResponseHeader(RETRY_AFTER, String.valueOf(seconds(wait))));
        return answer;
    }

    /** Whole seconds, never too few. */
    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private static BaseServerResponseException answer(int status, OperationOutcome outcome) {
        return new UnclassifiedServerFailureException(status, "refused", outcome);
    }

    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public boolean write(RequestDetails request, BaseServerResponseException failure, HttpServletResponse response)
            throws IOException {
        response.setStatus(failure.getStatusCode());
        RetryAfter.tell(response, failure.getStatusCode());
        if (failure instanceof NotModifiedException) {
            return false;
        }
        boolean xml = RestfulServerUtils.determineResponseEncodingNoDefault(request, EncodingEnum.JSON) != null
                && RestfulServerUtils.determineResponseEncodingNoDefault(request, EncodingEnum.JSON).getEncoding()
                        == EncodingEnum.XML;
        EncodingEnum encoding = xml ? EncodingEnum.XML : EncodingEnum.JSON;
        byte[] body = encoding.newParser(context)
                .encodeResourceToString((OperationOutcome) failure.getOperationOutcome())
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType(encoding.getResourceContentTypeNonLegacy() + ";charset=UTF-8");
        if (failure.getStatusCode() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (failure.hasResponseHeaders()) {
            failure.getResponseHeaders().getOrDefault(RETRY_AFTER, List.of()).forEach(wait -> response.setHeader(RETRY_AFTER, wait));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        return false;
    }

    /** The kind of failure and where; never its message, which may hold a person's data. */
    private static void logUnexpected(Throwable failure, RequestDetails request) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String frames = String.join(
                "\n  at ",
                Arrays.stream(root.getStackTrace())
                        .limit(FRAMES_LOGGED)
                        .map(StackTraceElement::toString)
                        .toList());
        LOG.error("event=unexpected-failure request={} kind={}\n  at {}", request.getRequestId(), root.getClass().getName(), frames);
    }
}
