package fr.carnet.server.edge;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.Escapes;
import fr.carnet.shared.fhir.OfferedForms;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, before anything is read, request headers that change what HAPI does behind the decision (ACCESS 3.5), and
 * addresses that two readers could understand differently.
 */
@Component
@Order(EdgeOrder.REFUSED_REQUESTS)
class RefusedRequests extends OncePerRequestFilter {
    /** The third one is spelt as HAPI spells it. */
    private static final List<String> HEADERS = List.of(
            "X-Meta-Snapshot-Mode",
            "X-Upsert-Existence-Check",
            "X-Upsert-Extistence-Check",
            "X-Rewrite-History",
            "X-Cascade",
            "X-Retry-On-Version-Conflict",
            "X-Request-Partition-IDs",
            "X-Transaction-Semantics",
            "Content-Location",
            "X-Security-Context",
            "X-Progress",
            "X-HTTP-Method-Override",
            "X-HTTP-Method",
            "X-Method-Override");

    /** Parameters of path segments, empty and dot segments, encoded separators and dots, control characters. */
    private static final Pattern TRICK = Pattern.compile(
            "[;\\\\\\p{Cntrl}]|//|/\\.{1,2}(/|$)|%(2e|2f|5c|3b|25|00|0a|0d|7f)", Pattern.CASE_INSENSITIVE);

    private final List<OfferedForms> forms;

    RefusedRequests(List<OfferedForms> forms) {
        this.forms = forms;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Escapes.require(request.getQueryString());
        if (TRICK.matcher(Paths.of(request)).find()) {
            throw refuse(
                    "L'adresse contient une écriture qui n'est pas acceptée.",
                    "The address is written in a way that is not accepted.");
        }
        for (String header : HEADERS) {
            if (request.getHeader(header) != null) {
                throw refuse(
                        "L'en-tête « " + header + " » n'est pas accepté.",
                        "The header \"" + header + "\" is not accepted.");
            }
        }
        if (Paths.fhir(Paths.of(request)) && !AskedFormat.known(request.getQueryString()) && !offered(request)) {
            throw Refusal.of(
                            ErrorCode.NOT_OFFERED,
                            "http._format",
                            "Les formats offerts sont JSON et XML.",
                            "The formats offered are JSON and XML.")
                    .status(HttpServletResponse.SC_NOT_ACCEPTABLE);
        }
        chain.doFilter(request, response);
    }

    /** A room may offer forms of its own on one of its addresses. */
    private boolean offered(HttpServletRequest request) {
        String path = Paths.of(request).replace("%24", "$");
        String format = AskedFormat.format(request.getQueryString());
        return forms.stream()
                .anyMatch(form -> path.endsWith(form.address()) && form.formats().contains(format));
    }

    private static Refusal refuse(String french, String english) {
        return Refusal.of(ErrorCode.NOT_OFFERED, null, french, english);
    }
}
