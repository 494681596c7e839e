package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.util.Optional;

/**
 * Event: somebody accessed a record or tried to. The trace room writes it in the transaction of the call, before the
 * answer leaves; if it cannot, the call fails.
 *
 * @param caller who, as his token says
 * @param record which record; empty when the attempt named none that exists
 * @param action what
 * @param interaction the transaction or operation, e.g. {@code ITI-67}, {@code read}, {@code $break-glass}
 * @param resourceType type accessed
 * @param resourceId id accessed; empty for a search or an operation on the record
 * @param facts facts of that entry, so that the holder's view can leave out what is still hidden from him
 * @param granted whether it was allowed
 * @param reason why: the decision's reason code ({@code grant}, {@code treating-doctor}, {@code no-access}…)
 * @param purpose v3-ActReason code: {@code TREAT}, {@code BTG}, {@code ETREAT}, {@code PATRQT}, {@code HOPERAT}…
 * @param query the search as asked, without the holder's identifier; empty for anything else
 * @param requestId X-Request-Id of the call
 */
public record Accessed(
        Caller caller,
        Optional<RecordNumber> record,
        Action action,
        String interaction,
        String resourceType,
        Optional<String> resourceId,
        Optional<EntryFacts> facts,
        boolean granted,
        String reason,
        String purpose,
        String query,
        String requestId) {
    /** The same attempt, refused after all for this reason. */
    public Accessed refused(String code) {
        return new Accessed(
                caller, record, action, interaction, resourceType, resourceId, facts, false, code, purpose, query, requestId);
    }
}
