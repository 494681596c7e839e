package fr.carnet.extraction;

/** A document that nothing can be drawn from: too long, too deep, or not what it says it is. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason one word for the log and the meter, never content */
    public Unreadable(String reason) {
        super(reason);
    }

    public Unreadable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
