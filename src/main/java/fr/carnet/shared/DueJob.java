package fr.carnet.shared;

import java.time.Instant;
import java.util.List;

/**
 * Deferred work of a room: imports, announcements, destructions, reminders. Called regularly by the scheduler and by the
 * sandbox; must be idempotent, resumable and safe to run on several nodes at once.
 */
public interface DueJob {
    /** Stable name shown to the operator, e.g. {@code history-import}. */
    String name();

    /** Does everything due at this business instant, in small transactions; one outcome per record touched. */
    List<Outcome> runDue(Instant now);

    /**
     * @param patient id of the Patient concerned, or {@code ""}
     * @param outcome one word: {@code done}, {@code failed}…
     */
    record Outcome(String job, String patient, String outcome) {}
}
