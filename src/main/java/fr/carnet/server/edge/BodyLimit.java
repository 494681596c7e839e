package fr.carnet.server.edge;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.MemoryShare;
import fr.carnet.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what a caller can make the server read: 413 {@code too-large} at once when the announced length is over, or as
 * soon as the stream is; gzip is undone here under the same bound, whatever follows never sees it. A large body waits for
 * its share of the memory when it is first read, which is after the caller has shown who he is.
 */
@Component
@Order(EdgeOrder.BODY_LIMIT)
class BodyLimit extends OncePerRequestFilter {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Takes a whole record; read piece by piece, and only once the caller is known to be an operator. */
    private static final String ARCHIVE = "/fhir/$import-record";

    private final EdgeSettings settings;
    private final MemoryShare memory;

    BodyLimit(EdgeSettings settings, MemoryShare memory) {
        this.settings = settings;
        this.memory = memory;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean archive = Paths.of(request).equals(ARCHIVE);
        long most = (archive ? settings.maxArchive() : settings.maxBody()).toBytes();
        if (request.getContentLengthLong() > most) {
            throw Refusal.of(ErrorCode.TOO_LARGE);
        }
        try {
            chain.doFilter(new BoundedRequest(request, most, gzip(request), archive ? length -> {} : memory::take), response);
        } finally {
            memory.giveBack();
        }
    }

    private static boolean gzip(HttpServletRequest request) {
        List<String> encodings = Collections.list(request.getHeaders("Content-Encoding"));
        if (encodings.isEmpty()) {
            return false;
        }
        String encoding = String.join(",", encodings).strip().toLowerCase(Locale.ROOT);
        boolean gzip = encoding.equals("gzip") || encoding.equals("x-gzip");
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (gzip && !type.startsWith(FORM)) {
            return true;
        }
        if (encoding.equals("identity")) {
            return false;
        }
        throw Refusal.of(
                        ErrorCode.NOT_OFFERED,
                        null,
                        "Le seul encodage de contenu accepté est gzip, hors formulaires.",
                        "The only content encoding accepted is gzip, except for forms.")
                .status(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    }
}
