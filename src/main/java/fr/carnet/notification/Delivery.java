package fr.carnet.notification;

/** What becomes of an e-mail. */
enum Delivery {
    /** Sent through the mail server. */
    SEND,
    /** Sandbox without a mail server: kept, to be read at {@code /sandbox/mail}. */
    KEEP,
    /** No mail server is set: they wait until one is. */
    WAIT
}
