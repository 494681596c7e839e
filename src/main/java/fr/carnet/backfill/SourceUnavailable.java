package fr.carnet.backfill;

/** A source could not be read to its end; the import is marked failed and tried again later. Never holds what it said. */
final class SourceUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceUnavailable(String message) {
        super(message);
    }
}
