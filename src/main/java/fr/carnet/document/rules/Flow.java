package fr.carnet.document.rules;

/** The way by which a document comes in. */
public enum Flow {
    /** Provide Document Bundle: content in its own entry of the transaction. */
    ITI_65,
    /** Simplified Publish: content inside the DocumentReference. */
    ITI_105,
    /** DocumentReference made by this server from a CDA header, a Composition or a row of the history. */
    DERIVED
}
