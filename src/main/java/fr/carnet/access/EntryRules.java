package fr.carnet.access;

import fr.carnet.identity.Caller;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may change one entry (CONTRACT 6, "Who updates", "Author", "Own deposits"). Pure. What was drawn from a document is
 * corrected by replacing the document. What the caller cannot read does
 * not exist for him; what he reads but may not change is refused aloud.
 */
public final class EntryRules {
    private static final Set<Change> NOT_IN_EMERGENCY = EnumSet.of(Change.MASK, Change.UNMASK, Change.DELETE);

    private EntryRules() {}

    /** Empty when allowed, else {@code not-found} or {@code not-permitted}. */
    public static Optional<ErrorCode> refusal(Caller caller, Entrance entrance, EntryFacts entry, Change change) {
        if (!entrance.visibility().shows(entry)) {
            return Optional.of(ErrorCode.NOT_FOUND);
        }
        boolean emergency = entrance.reason().equals(Reason.EMERGENCY) && NOT_IN_EMERGENCY.contains(change);
        return !emergency && allowed(caller, entrance, entry, change)
                ? Optional.empty()
                : Optional.of(ErrorCode.NOT_PERMITTED);
    }

    private static boolean allowed(Caller caller, Entrance entrance, EntryFacts entry, Change change) {
        boolean author = entry.authors().contains(caller.key());
        boolean asHolder = entrance.standing().actsAsHolder();
        boolean reader = entrance.standing() == Standing.PROFESSIONAL;
        return switch (change) {
            case MASK -> author || asHolder || reader || depositingStructure(caller, entry);
            case UNMASK -> author || asHolder || entrance.reason().equals(Reason.TREATING_DOCTOR);
            case SHOW_TO_PATIENT, SHOW_TO_REPRESENTATIVES, ARCHIVE -> author || reader;
            case SUPERSEDE -> author || ofTheirStructure(caller, entry);
            case EDIT -> !entry.drawn() && (author || ofTheirStructure(caller, entry));
            case DELETE -> author || depositingStructure(caller, entry) || forHolder(entrance, entry);
        };
    }

    private static boolean depositingStructure(Caller caller, EntryFacts entry) {
        return caller instanceof Caller.Structure && caller.key().equals(entry.structure());
    }

    /** The depositing structure itself, or a professional whose token names it. */
    private static boolean ofTheirStructure(Caller caller, EntryFacts entry) {
        return caller.ownKeys().contains(entry.structure())
                || !Collections.disjoint(caller.ownKeys(), entry.authors());
    }

    /** A representative deletes what the holder deposited himself. */
    private static boolean forHolder(Entrance entrance, EntryFacts entry) {
        return entrance.standing() == Standing.REPRESENTATIVE
                && entry.authors().contains("ins:" + entrance.record().ins());
    }

    /**
     * May the labels of a clinical resource become these ({@code $set-visibility}: by those who may mask; removing
     * MASQUE_PS also takes the right to unmask)?
     */
    public static Optional<ErrorCode> labelsRefusal(
            Caller caller, Entrance entrance, EntryFacts entry, boolean maskedNext) {
        Optional<ErrorCode> refusal = refusal(caller, entrance, entry, Change.MASK);
        if (refusal.isEmpty() && entry.masked() && !maskedNext) {
            return refusal(caller, entrance, entry, Change.UNMASK);
        }
        return refusal;
    }
}
