package fr.carnet.server.capability;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.carnet.server.rest.ServerInterceptor;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** {@code GET /fhir/api-docs}: the OpenAPI description, JSON when asked for, else YAML; the page is {@code /swagger-ui}. */
@Component
class OpenApiDocs implements ServerInterceptor {
    private final OpenApiMaker maker;

    OpenApiDocs(OpenApiMaker maker) {
        this.maker = maker;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public boolean serve(HttpServletRequest request, HttpServletResponse response, ServletRequestDetails details)
            throws IOException {
        if (!"/api-docs".equals(request.getPathInfo())) {
            return true;
        }
        OpenAPI description = maker.describe(details);
        String accept = request.getHeader("Accept");
        boolean json = accept != null && accept.contains("json");
        byte[] body = (json ? Json.pretty(description) : Yaml.pretty(description)).getBytes(StandardCharsets.UTF_8);
        response.setContentType(json ? "application/json;charset=UTF-8" : "application/yaml;charset=UTF-8");
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
        return false;
    }
}
