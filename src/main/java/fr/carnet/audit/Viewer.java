package fr.carnet.audit;

import java.time.Instant;

/**
 * Who looks at a record's trace, and so which of its rows he may see. A positive list: there is no viewer that sees
 * everything.
 */
public sealed interface Viewer {
    /** Binds page cursors to this viewer. */
    String key();

    /**
     * The holder: every access and attempt, but nothing about an entry still hidden from him.
     *
     * @param key {@code Caller.key()}
     * @param now business time
     */
    record Holder(String key, Instant now) implements Viewer {}

    /** A legal representative: as the holder, and nothing about what is hidden from representatives. */
    record Representative(String key, Instant now) implements Viewer {}

    /**
     * A professional: his own accesses. His attempts at single entries that were refused are left out, so that a hidden
     * entry cannot be told from a missing one here either.
     */
    record Professional(String key) implements Viewer {}
}
