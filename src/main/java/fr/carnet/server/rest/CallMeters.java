package fr.carnet.server.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.stereotype.Component;

/**
 * Counts calls by interaction and outcome and refusals by code, for the operator: {@code carnet.calls} and {@code
 * carnet.refusals}. Never who, whose record, or an address.
 */
@Component
@Interceptor
class CallMeters implements ServerInterceptor {
    private static final String OUTCOME = CallMeters.class.getName();
    private static final String NONE = "none";
    private static final String OK = "ok";

    private final MeterRegistry meters;

    CallMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Before the answer is written by {@link OutgoingRefusals}, which ends this hook's round. */
    @Hook(value = Pointcut.SERVER_HANDLE_EXCEPTION, order = -1)
    public void refused(RequestDetails request, BaseServerResponseException failure) {
        if (failure.getStatusCode() < 400) {
            return;
        }
        String code = failure.getOperationOutcome() instanceof OperationOutcome outcome
                ? outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode()
                : null;
        request.getUserData().put(OUTCOME, failure.getStatusCode() < 500 ? "refused" : "failed");
        meters.counter("carnet.refusals", "code", code == null ? NONE : code).increment();
    }

    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED)
    public void completed(RequestDetails request) {
        RestOperationTypeEnum kind = request.getRestOperationType();
        Object outcome = request.getUserData().getOrDefault(OUTCOME, OK);
        long millis = request.getRequestStopwatch().getMillis();
        meters.timer(
                        "carnet.calls",
                        "interaction",
                        kind == null ? NONE : kind.getCode(),
                        "type",
                        kind == null || request.getResourceName() == null ? NONE : request.getResourceName(),
                        "outcome",
                        outcome.toString())
                .record(Duration.ofMillis(millis));
    }
}
