package fr.carnet.shared;

import java.time.Instant;
import java.util.Set;

/**
 * What the decision needs to know of one entry of a record (a document or a clinical resource), nothing more.
 *
 * @param documentType code of the document type it counts as in the habilitation matrix (LOINC or TRE_A05), {@code ""}
 *     when the matrix does not apply to it
 * @param authors keys ({@code Caller.key()}) of the persons who made it
 * @param structure key of the structure that deposited it, {@code ""} when none
 * @param masked MASQUE_PS: masked to professionals
 * @param hiddenFromPatientUntil INVISIBLE_PATIENT: becomes visible to the holder at this instant by itself; null when
 *     visible now
 * @param hiddenFromRepresentatives INVISIBLE_REPRESENTANTS_LEGAUX
 * @param deleted logically deleted: nobody sees it
 * @param source id of the document the entry was drawn from, {@code ""} when it was deposited itself. What was drawn from
 *     a document is seen by those who see the document: its labels and its end are counted in the other components.
 */
public record EntryFacts(
        String documentType,
        Set<String> authors,
        String structure,
        boolean masked,
        Instant hiddenFromPatientUntil,
        boolean hiddenFromRepresentatives,
        boolean deleted,
        String source) {
    public EntryFacts {
        authors = Set.copyOf(authors);
    }

    /** Of an entry that was deposited itself. */
    public EntryFacts(
            String documentType,
            Set<String> authors,
            String structure,
            boolean masked,
            Instant hiddenFromPatientUntil,
            boolean hiddenFromRepresentatives,
            boolean deleted) {
        this(documentType, authors, structure, masked, hiddenFromPatientUntil, hiddenFromRepresentatives, deleted, "");
    }

    /** Was it drawn from a document (donnée extraite)? */
    public boolean drawn() {
        return !source.isEmpty();
    }
}
