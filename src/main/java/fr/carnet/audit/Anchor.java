package fr.carnet.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where the chain ended when this server last sealed, kept beside the key, outside the database: an older state of the
 * whole database put back is found too. One file per chain, so another database is another anchor.
 */
final class Anchor {
    private final Path folder;

    Anchor(Path folder) {
        this.folder = folder;
    }

    /** @param block number of the last block; @param mac its seal */
    record Point(long block, String mac) {
        static final Point START = new Point(0, "");
        /** An unreadable anchor proves nothing, so the chain counts as shortened. */
        static final Point DAMAGED = new Point(Long.MAX_VALUE, "");
    }

    synchronized Point read(String chain) {
        Path file = file(chain);
        try {
            if (!Files.exists(file)) {
                return Point.START;
            }
            String[] words = Files.readString(file).trim().split(" ", 2);
            boolean readable = words.length == 2 && words[0].matches("[0-9]{1,18}");
            return readable ? new Point(Long.parseLong(words[0]), words[1]) : Point.DAMAGED;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the trace's anchor", unreadable);
        }
    }

    /** Never goes back: another server, or a later block, may have been quicker. */
    synchronized void write(String chain, Point point) {
        if (read(chain).block() >= point.block()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "anchor", ".new");
            Files.writeString(draft, point.block() + " " + point.mac() + "\n");
            Files.move(draft, file(chain), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write the trace's anchor", unwritable);
        }
    }

    private Path file(String chain) {
        return folder.resolve("anchor-" + chain.replaceAll("[^a-zA-Z0-9-]", ""));
    }
}
