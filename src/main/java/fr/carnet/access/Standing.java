package fr.carnet.access;

/** What a caller is to one record. */
public enum Standing {
    /** The person the record is about (titulaire), of age. */
    HOLDER,
    /** The same person under 18: his own token opens nothing. */
    MINOR_HOLDER,
    /** Legal representative (représentant légal) with a link in force. */
    REPRESENTATIVE,
    /** Carer (aidant) with a link in force. */
    CARER,
    /** A patient with no link to this record. */
    STRANGER,
    PROFESSIONAL,
    STRUCTURE,
    AGENT,
    FEED,
    OPERATOR;

    /** May he act as the holder does? */
    public boolean actsAsHolder() {
        return this == HOLDER || this == REPRESENTATIVE;
    }
}
