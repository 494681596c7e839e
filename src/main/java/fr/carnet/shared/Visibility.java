package fr.carnet.shared;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;

/**
 * What one caller may see inside one record at one instant: the positive form of a decision, which the register turns
 * into SQL and which {@link #shows} applies to a loaded entry. Both must agree; a test proves it.
 *
 * @param everyType true: the matrix does not restrict this caller
 * @param types document types the matrix opens to him when {@code everyType} is false
 * @param masked sees what is masked to professionals
 * @param hiddenFromPatient sees what is still hidden from the holder
 * @param hiddenFromRepresentatives sees what is hidden from legal representatives
 * @param ownKeys his own keys (himself, his structure): he sees what bears one of them whatever the labels
 * @param ownOnly sees nothing but what bears one of {@code ownKeys}
 * @param now the instant of the decision (business time)
 */
public record Visibility(
        boolean everyType,
        Set<String> types,
        boolean masked,
        boolean hiddenFromPatient,
        boolean hiddenFromRepresentatives,
        Set<String> ownKeys,
        boolean ownOnly,
        Instant now) {
    public Visibility {
        types = Set.copyOf(types);
        ownKeys = Set.copyOf(ownKeys);
    }

    /** Sees nothing at all. */
    public static Visibility nothing(Instant now) {
        return new Visibility(false, Set.of(), false, false, false, Set.of(), true, now);
    }

    /** Nothing at all, his own deposits included: he was blocked. */
    public boolean seesNothing() {
        return ownOnly && ownKeys.isEmpty();
    }

    /** Sees all there is: for what Carnet itself works out, never for an answer. */
    public static Visibility everything(Instant now) {
        return new Visibility(true, Set.of(), true, true, true, Set.of(), false, now);
    }

    /** May this entry be shown? */
    public boolean shows(EntryFacts entry) {
        if (entry.deleted()) {
            return false;
        }
        return owns(entry) || (!ownOnly && typeShown(entry) && labelsShown(entry));
    }

    /** Does the entry bear one of his own keys? */
    public boolean owns(EntryFacts entry) {
        return !Collections.disjoint(ownKeys, entry.authors()) || ownKeys.contains(entry.structure());
    }

    private boolean typeShown(EntryFacts entry) {
        return everyType || types.contains(entry.documentType());
    }

    private boolean labelsShown(EntryFacts entry) {
        boolean stillHidden = entry.hiddenFromPatientUntil() != null
                && entry.hiddenFromPatientUntil().isAfter(now);
        return (masked || !entry.masked())
                && (hiddenFromPatient || !stillHidden)
                && (hiddenFromRepresentatives || !entry.hiddenFromRepresentatives());
    }
}
