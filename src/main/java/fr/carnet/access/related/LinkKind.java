package fr.carnet.access.related;

import java.util.Set;

/** What a RelatedPerson is to the holder; only the code of the relationship is compared. */
enum LinkKind {
    /** Legal representative (représentant légal): guardian, or parent of a minor. */
    REPRESENTATIVE(Set.of("GUARD", "MTH", "FTH", "PRN")),
    /** Carer (aidant). */
    CARER(Set.of("CAREGIVER")),
    /** Emergency contact. */
    EMERGENCY_CONTACT(Set.of("ECON")),
    /** The one trusted person (personne de confiance). */
    TRUSTED(Set.of("QUAL"));

    static final String GUARDIAN = "GUARD";

    private final Set<String> codes;

    LinkKind(Set<String> codes) {
        this.codes = codes;
    }

    boolean has(String code) {
        return codes.contains(code);
    }
}
