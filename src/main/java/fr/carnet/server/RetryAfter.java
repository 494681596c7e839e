package fr.carnet.server;

import fr.carnet.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;

/** Tells a caller refused for now when to try again. */
public final class RetryAfter {
    private static final String HEADER = "Retry-After";
    private static final int TOO_MANY_REQUESTS = 429;

    /** The window of the limit on questions about a record's status (CONTRACT 4). */
    private static final String WINDOW = "300";

    private static final String SOON = "5";

    private RetryAfter() {}

    /** When the refusal knows it, then; else as usual for its status. */
    public static void tell(HttpServletResponse response, Refusal refusal) {
        tell(response, refusal.status());
        refusal.retryAfter().ifPresent(wait -> response.setHeader(
                HEADER, String.valueOf(Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds()))));
    }

    public static void tell(HttpServletResponse response, int status) {
        if (status == TOO_MANY_REQUESTS) {
            response.setHeader(HEADER, WINDOW);
        } else if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader(HEADER, SOON);
        }
    }
}
