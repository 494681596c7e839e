package fr.carnet.content;

/** A content that a row names cannot be given back as it was deposited. Nothing of it has been handed out. */
public final class CorruptedContent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** No file under that name. */
        MISSING,
        /** A byte differs from what was written, or the file belongs to something else. */
        ALTERED,
        /** The record has no key (any more). */
        NO_KEY
    }

    private final Reason reason;

    CorruptedContent(Reason reason) {
        super("content " + reason.name().toLowerCase(java.util.Locale.ROOT));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
