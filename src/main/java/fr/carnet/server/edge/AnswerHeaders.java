package fr.carnet.server.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Headers that keep answers where they belong: nothing is cached unless its maker says so, no type is guessed, no page is
 * framed, and content under {@code /fhir} can run nothing in a browser.
 */
@Component
@Order(EdgeOrder.ANSWER_HEADERS)
class AnswerHeaders extends OncePerRequestFilter {
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";
    private static final String PAGES = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    /** Swagger UI builds its page with a script inside the page. */
    private static final String SWAGGER = PAGES + "; script-src 'self' 'unsafe-inline'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", policy(Paths.of(request)));
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        chain.doFilter(request, response);
    }

    private static String policy(String path) {
        if (path.startsWith("/swagger-ui") || path.startsWith("/fhir/swagger-ui")) {
            return SWAGGER;
        }
        return Paths.fhir(path) ? DATA : PAGES;
    }
}
