package fr.carnet.identity;

/** The settings make no safe server: it does not start, and says why in one sentence. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    /** @param message what is wrong; @param action what to do about it */
    public StartRefused(String message, String action) {
        super(message);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
