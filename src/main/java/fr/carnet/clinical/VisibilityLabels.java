package fr.carnet.clinical;

import fr.carnet.conformance.SecurityLabel;
import fr.carnet.shared.EntryFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The labels a clinical resource may bear: MASQUE_PS, INVISIBLE_REPRESENTANTS_LEGAUX, both or none.
 *
 * @param masked masked to professionals
 * @param hiddenFromRepresentatives hidden from legal representatives
 */
public record VisibilityLabels(boolean masked, boolean hiddenFromRepresentatives) {
    public static final VisibilityLabels NONE = new VisibilityLabels(false, false);

    /** Codes other than the two do not count. */
    public static VisibilityLabels ofCodes(Collection<String> codes) {
        return new VisibilityLabels(
                codes.contains(SecurityLabel.MASKED), codes.contains(SecurityLabel.HIDDEN_FROM_REPRESENTATIVES));
    }

    public static VisibilityLabels of(EntryFacts facts) {
        return new VisibilityLabels(facts.masked(), facts.hiddenFromRepresentatives());
    }

    public List<String> codes() {
        List<String> codes = new ArrayList<>();
        if (masked) {
            codes.add(SecurityLabel.MASKED);
        }
        if (hiddenFromRepresentatives) {
            codes.add(SecurityLabel.HIDDEN_FROM_REPRESENTATIVES);
        }
        return codes;
    }

    /** Every label of either. */
    public VisibilityLabels and(VisibilityLabels other) {
        return new VisibilityLabels(
                masked || other.masked, hiddenFromRepresentatives || other.hiddenFromRepresentatives);
    }

    /** The same facts bearing exactly these labels. */
    public EntryFacts on(EntryFacts facts) {
        return new EntryFacts(
                facts.documentType(),
                facts.authors(),
                facts.structure(),
                masked,
                facts.hiddenFromPatientUntil(),
                hiddenFromRepresentatives,
                facts.deleted());
    }
}
