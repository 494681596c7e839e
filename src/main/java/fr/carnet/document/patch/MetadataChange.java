package fr.carnet.document.patch;

import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * What an update would do, so that the right to each part of it can be judged before anything is stored.
 *
 * @param result the updated copy, labels in canonical form
 * @param statusTo new status code; empty when it stays
 * @param maskAdded MASQUE_PS set
 * @param maskRemoved MASQUE_PS removed
 * @param hiddenFromPatientAdded INVISIBLE_PATIENT set, which only a deposit may do
 * @param shownToPatient INVISIBLE_PATIENT removed: cannot be undone
 * @param hiddenFromRepresentativesAdded INVISIBLE_REPRESENTANTS_LEGAUX set, which only a deposit may do
 * @param shownToRepresentatives INVISIBLE_REPRESENTANTS_LEGAUX removed: cannot be undone
 * @param confidentialityChanged another level among N, R, V
 * @param archivedChanged isArchived becomes another value
 */
public record MetadataChange<T extends DomainResource>(
        T result,
        Optional<String> statusTo,
        boolean maskAdded,
        boolean maskRemoved,
        boolean hiddenFromPatientAdded,
        boolean shownToPatient,
        boolean hiddenFromRepresentativesAdded,
        boolean shownToRepresentatives,
        boolean confidentialityChanged,
        boolean archivedChanged) {
    private static final String DELETED = "entered-in-error";
    private static final String SUPERSEDED = "superseded";

    /** True when the resource already is as asked. */
    public boolean nothing() {
        return statusTo.isEmpty() && !labelsChanged() && !archivedChanged;
    }

    public boolean labelsChanged() {
        return maskAdded
                || maskRemoved
                || hiddenFromPatientAdded
                || shownToPatient
                || hiddenFromRepresentativesAdded
                || shownToRepresentatives
                || confidentialityChanged;
    }

    /** Logical deletion. */
    public boolean deletes() {
        return statusTo.filter(DELETED::equals).isPresent();
    }

    /** Declares an old version. */
    public boolean supersedes() {
        return statusTo.filter(SUPERSEDED::equals).isPresent();
    }

    /** The change is {@code status} to {@code superseded} and nothing else: what ITI-65 lets a replacement carry. */
    public boolean onlySupersedes() {
        return supersedes() && !labelsChanged() && !archivedChanged;
    }
}
