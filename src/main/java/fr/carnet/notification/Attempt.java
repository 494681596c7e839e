package fr.carnet.notification;

/** How the attempt to send one e-mail ended. */
enum Attempt {
    SENT,
    /** Somebody else sends it. */
    TAKEN_BY_ANOTHER,
    /** This message was not taken: it waits, longer each time. */
    REFUSED,
    /** No message could be sent: nothing waits for its own turn, and all go as soon as the server is back. */
    SERVER_DOWN
}
