package fr.carnet.lifecycle;

import fr.carnet.identity.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The destructions, one line each, in a file outside the database: a database restored from a backup does not know those
 * that came after. Each line is on the disk before the first row of its record goes. Only added to.
 */
@Component
class DestructionLedger {
    private final Path file;

    DestructionLedger(LifecycleSettings settings) {
        this.file = settings.destructionLedger().toAbsolutePath();
    }

    /** Durable when this returns. */
    synchronized void append(LedgerLine line) {
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel =
                            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                channel.position(wholeLines(channel));
                channel.truncate(channel.position());
                ByteBuffer bytes = StandardCharsets.US_ASCII.encode(line.text() + "\n");
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the destruction ledger cannot be written: " + file, unwritable);
        }
    }

    /** Where the last whole line ends: what follows was cut off by a crash and never relied on. */
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    /**
     * Reads it from its beginning.
     *
     * @throws StartRefused when a line is damaged: a destruction could be forgotten
     */
    void forEach(Consumer<LedgerLine> reader) {
        if (!Files.exists(file)) {
            return;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            boolean cut = !endsWhole();
            String[] held = new String[1];
            lines.forEach(line -> {
                read(held[0], reader);
                held[0] = line;
            });
            if (!cut) {
                read(held[0], reader);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw refused("cannot be read");
        }
    }

    private boolean endsWhole() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return wholeLines(channel) == channel.size();
        }
    }

    private void read(String line, Consumer<LedgerLine> reader) {
        if (line != null) {
            reader.accept(LedgerLine.parse(line).orElseThrow(() -> refused("has a damaged line")));
        }
    }

    private StartRefused refused(String why) {
        return new StartRefused(
                "The destruction ledger " + file + " " + why + ": records destroyed for good could come back.",
                "Put back the latest whole copy of that file; it is kept apart from the database's backups.");
    }
}
