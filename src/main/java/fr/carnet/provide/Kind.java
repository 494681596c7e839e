package fr.carnet.provide;

/** What a file is, and by which call it goes in. */
enum Kind {
    /** CDA R2: {@code POST DocumentReference/$provide-cda}. */
    CDA,
    /** Bundle of type document: {@code POST Bundle}. */
    FHIR_DOCUMENT,
    /** Bundle of type transaction: ITI-65. */
    SUBMISSION,
    /** A DocumentReference that carries its content: ITI-105. */
    DOCUMENT_REFERENCE,
    /** PDF, text, image: ITI-105 with metadata from beside the file or from the command line. */
    PLAIN,
    /** One resource of a record that is taken over. */
    RESOURCE,
    /** Nothing that can be deposited. */
    UNKNOWN
}
