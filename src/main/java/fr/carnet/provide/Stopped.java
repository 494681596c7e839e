package fr.carnet.provide;

/** Going on makes no sense (wrong command line, no server): one sentence that says what to do. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(String sentence) {
        super(sentence);
    }
}
