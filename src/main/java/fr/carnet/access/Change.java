package fr.carnet.access;

/** What may be done to one entry that exists (CONTRACT 6, "Who updates"). */
public enum Change {
    /** Set MASQUE_PS. */
    MASK,
    /** Remove MASQUE_PS. */
    UNMASK,
    /** Remove INVISIBLE_PATIENT; cannot be undone. */
    SHOW_TO_PATIENT,
    /** Remove INVISIBLE_REPRESENTANTS_LEGAUX; cannot be undone. */
    SHOW_TO_REPRESENTATIVES,
    /** Set or remove isArchived. */
    ARCHIVE,
    /** Replace it, or mark it superseded. */
    SUPERSEDE,
    /** Delete it. */
    DELETE,
    /** Replace the content of a clinical resource. */
    EDIT
}
