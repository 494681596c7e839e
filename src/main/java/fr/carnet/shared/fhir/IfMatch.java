package fr.carnet.shared.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version an {@code If-Match: W/"n"} header asks for; {@code *} asks for any. */
public final class IfMatch {
    /** No entry has it, as it is with a header that names no version of ours: such a call meets {@code version-conflict}. */
    private static final int NO_VERSION = 0;

    private static final Pattern ETAG = Pattern.compile("(?:W/)?(\"?)([0-9]{1,9})\\1");

    private IfMatch() {}

    /** @return empty when the caller does not say which version he last saw */
    public static Optional<Integer> of(RequestDetails request) {
        return of(request.getHeader("If-Match"));
    }

    /** @param header as sent, {@code null} when it was not */
    public static Optional<Integer> of(String header) {
        String asked = header == null ? "" : header.strip();
        if (asked.isEmpty() || asked.equals("*")) {
            return Optional.empty();
        }
        Matcher etag = ETAG.matcher(asked);
        return Optional.of(etag.matches() ? Integer.parseInt(etag.group(2)) : NO_VERSION);
    }

    /**
     * @param asked version the caller last saw, empty when he does not say
     * @throws Refusal {@code version-conflict} when it is not the current one
     */
    public static void require(Optional<Integer> asked, int current) {
        if (asked.isPresent() && asked.get() != current) {
            throw Refusal.of(ErrorCode.VERSION_CONFLICT);
        }
    }
}
