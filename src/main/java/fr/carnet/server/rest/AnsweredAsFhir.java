package fr.carnet.server.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.util.DateUtils;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Where HAPI answers otherwise than HTTP or FHIR R4 ask: a date nobody can read in {@code If-Modified-Since} is no
 * condition (RFC 9110, 13.1.3), and a patch tells the version it made as any other change does.
 */
@Component
class AnsweredAsFhir implements ServerInterceptor {
    private static final String IF_MODIFIED_SINCE = "If-Modified-Since";

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void asked(RequestDetails request) {
        RequestTypeEnum method = request.getRequestType();
        boolean reads = method == RequestTypeEnum.GET || method == RequestTypeEnum.HEAD;
        if (reads && request.getId() != null) {
            dropUnreadableDate(request);
        }
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answered(RequestDetails request, ResponseDetails details, HttpServletResponse response) {
        boolean patched = request.getRequestType() == RequestTypeEnum.PATCH
                && details.getResponseResource() instanceof Resource made
                && made.getMeta().hasVersionId();
        if (patched) {
            Resource made = (Resource) details.getResponseResource();
            response.setHeader("ETag", "W/\"" + made.getMeta().getVersionId() + '"');
            response.setHeader("Last-Modified", DateUtils.formatDate(made.getMeta().getLastUpdated()));
        }
    }

    private static void dropUnreadableDate(RequestDetails request) {
        String since = request.getHeader(IF_MODIFIED_SINCE);
        if (since != null && DateUtils.parseDate(since) == null) {
            request.setHeaders(IF_MODIFIED_SINCE, List.of());
        }
    }
}
