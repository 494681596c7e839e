package fr.carnet.backup;

/** The command cannot go on: one sentence in French, the same in English. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String french;

    Stopped(String french, String english) {
        super(english);
        this.french = french;
    }

    void tell() {
        System.err.println("carnet : " + french);
        System.err.println("carnet: " + getMessage());
    }
}
