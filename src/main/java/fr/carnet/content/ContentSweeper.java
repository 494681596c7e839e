package fr.carnet.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nobody names: files of transactions that never committed, of contents forgotten since, of writings cut
 * off. A file younger than the grace period is never touched, since its transaction may still commit.
 */
public final class ContentSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(ContentSweeper.class);

    private final Blobs blobs;
    private final ContentBook book;
    private final ContentSettings settings;
    private final Clock machineClock;

    ContentSweeper(Blobs blobs, ContentBook book, ContentSettings settings, Clock machineClock) {
        this.blobs = blobs;
        this.book = book;
        this.settings = settings;
        this.machineClock = machineClock;
    }

    /** Sweeps once; may run on several nodes at a time and be killed anywhere. @return how many files were removed */
    public int sweep() {
        try {
            int removed = blobs.sweep(machineClock.instant().minus(settings.grace()), book::digests);
            LOG.info("content.swept removed={}", removed);
            return removed;
        } catch (IOException e) {
            throw new UncheckedIOException("content store cannot be swept", e);
        }
    }
}
