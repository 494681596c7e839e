package fr.carnet.server.edge;

import fr.carnet.server.OutcomeRenderer;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Answers what ends in the container: {@code sendError} of anything, and requests that Tomcat refuses before any filter
 * (unreadable request line, header too long). Takes the place of Tomcat's error report and of Spring Boot's error page.
 * Tomcat makes it by name, hence the public constructor without arguments.
 */
public final class ContainerErrors extends ErrorReportValve {
    private static final int FIRST_ERROR = 400;

    private final Answer answer = new Answer(new OutcomeRenderer());

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (response.getHeader(RequestIds.HEADER) == null) {
            response.setHeader(RequestIds.HEADER, RequestIds.id(request.getHeader(RequestIds.HEADER)));
        }
        try {
            answer.write(request.getRequest(), response.getResponse(), StatusRefusals.of(response.getStatus()));
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("the caller is gone", gone);
        }
    }
}
