package fr.carnet.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * What may be called without a token: the list of CONTRACT 2 and the endpoint where structures fetch their token. The
 * path is compared as it was sent; an address written in any other way is not open.
 *
 * <p>{@code /sandbox/} is open in both modes: outside the sandbox nothing answers there, so that it is a plain 404.
 */
@Component
class OpenPaths implements RequestMatcher {
    private static final Set<String> PAGES = Set.of(
            "/",
            "/index.html",
            "/favicon.ico",
            "/portal",
            "/guide",
            "/swagger-ui",
            "/swagger-ui.html",
            "/fhir/metadata",
            "/fhir/api-docs",
            "/fhir/swagger-ui",
            "/fhir/.well-known/smart-configuration",
            "/.well-known/smart-configuration",
            "/actuator/health");
    private static final List<String> FOLDERS =
            List.of("/portal/", "/guide/", "/swagger-ui/", "/fhir/swagger-ui/", "/fhir/api-docs/", "/actuator/health/");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final boolean sandbox;

    OpenPaths(@Value("${carnet.sandbox.enabled:false}") boolean sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.equals("/sandbox") || path.startsWith("/sandbox/")) {
            return true;
        }
        if (path.equals("/oauth2/token")) {
            return request.getMethod().equals("POST");
        }
        return READING.contains(request.getMethod()) && mayRead(path);
    }

    private boolean mayRead(String path) {
        return PAGES.contains(path)
                || FOLDERS.stream().anyMatch(path::startsWith)
                || (sandbox && path.equals("/actuator/prometheus"));
    }
}
