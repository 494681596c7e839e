package fr.carnet.access;

/** What a call that names a record needs there, the question put to the {@link DecisionPoint}. */
public enum Need {
    /** To read clinical content. */
    READ,
    /** To find one's own deposits by identifier: needs no grant, finds nothing else. */
    READ_OWN,
    /** To deposit. */
    DEPOSIT,
    /** To act as the holder in an open record. */
    HOLD,
    /** To act as the holder whatever the state of the record (status, deletion request, explanation). */
    HOLD_ANY,
    /** To close: holder, representative, agent. */
    CLOSE,
    /** To reopen: those who close, and a professional who records the consent. */
    REOPEN,
    /** To deal with what concerns the caller himself (consents that name him, his own traces); needs no grant. */
    CONCERNED,
    /** To link another person to the record: holder, representative, agent. */
    RELATE,
    /** To open an emergency access (bris de glace): professionals. */
    EMERGENCY,
    /** To read the medicines file (Dossier pharmaceutique): by a grant, or with the holder's card there. */
    MEDICINES,
    /** To show that the holder's card is there. */
    CARD,
    /** To feed or import the history: feed, operator. */
    IMPORT,
    /** To take the record to another installation, unread: operator. */
    MOVE
}
