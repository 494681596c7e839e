package fr.carnet.identity.web;

import fr.carnet.identity.IdentitySettings;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Lets web applications of the exact origins configured call from a browser, and no other; no cookie ever counts. */
final class CrossOrigin {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> ASKED = List.of(
            "Authorization", "Content-Type", "Accept", "Accept-Language", "If-Match", "If-None-Match",
            "If-None-Exist", "If-Modified-Since", "Prefer", "X-Request-Id");
    private static final List<String> SHOWN =
            List.of("Location", "Content-Location", "ETag", "Last-Modified", "Retry-After", "WWW-Authenticate", "X-Request-Id");

    private static final Set<String> DISCOVERY =
            Set.of("/.well-known/smart-configuration", "/fhir/.well-known/smart-configuration", "/fhir/metadata");

    private CrossOrigin() {}

    static CorsFilter filter(IdentitySettings settings) {
        CorsConfiguration rules = new CorsConfiguration();
        List<String> origins = new ArrayList<>(settings.corsOrigins());
        origins.add(own(settings.baseUrl()));
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(METHODS);
        rules.setAllowedHeaders(ASKED);
        rules.setExposedHeaders(SHOWN);
        rules.setAllowCredentials(false);
        rules.setMaxAge(Duration.ofMinutes(10));
        CorsConfiguration discovery = discovery();
        CorsFilter filter = new CorsFilter(request -> DISCOVERY.contains(path(request)) ? discovery : rules);
        filter.setCorsProcessor(new Processor());
        return filter;
    }

    /** SMART App Launch 2.2: from any origin, what there is may be found out. */
    private static CorsConfiguration discovery() {
        CorsConfiguration anybody = new CorsConfiguration();
        anybody.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        anybody.setAllowedMethods(List.of("GET", "HEAD"));
        anybody.setAllowedHeaders(ASKED);
        anybody.setExposedHeaders(SHOWN);
        anybody.setMaxAge(Duration.ofMinutes(10));
        return anybody;
    }

    /** As it was sent: an address written in any other way is not one of discovery. */
    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static String own(URI base) {
        return base.getScheme() + "://" + base.getRawAuthority();
    }

    private static final class Processor extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            throw Refusal.of(
                            ErrorCode.NOT_PERMITTED,
                            null,
                            "Cette application web n'est pas autorisée à appeler ce serveur depuis un navigateur.",
                            "This web application is not allowed to call this server from a browser.");
        }
    }
}
