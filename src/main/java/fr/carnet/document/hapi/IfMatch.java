package fr.carnet.document.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version an {@code If-Match: W/"n"} header asks for. */
final class IfMatch {
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([0-9]{1,9})\"");

    private IfMatch() {}

    static Optional<Integer> of(RequestDetails request) {
        String header = request.getHeader("If-Match");
        Matcher etag = ETAG.matcher(header == null ? "" : header.trim());
        return etag.matches() ? Optional.of(Integer.parseInt(etag.group(1))) : Optional.empty();
    }
}
