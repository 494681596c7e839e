package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Blobs as files {@code <xx>/<yy>/<record>-<digest>}, where xx and yy are two bytes mixed from the record number: two
 * levels of at most 256 directories, and all files of one record in one directory, so that destroying a record needs no
 * row to find them. A blob is written under {@code incoming/<record>-…}, synced, then renamed into place and the directory
 * synced.
 */
final class DirectoryBlobs implements Blobs {
    private static final String INCOMING = "incoming";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path root;

    DirectoryBlobs(Path root) {
        this.root = root;
    }

    @Override
    public Incoming receive(RecordNumber record) throws IOException {
        Path incoming = root.resolve(INCOMING);
        createDurably(incoming);
        return new IncomingFile(incoming.resolve(record.value() + "-" + UUID.randomUUID()));
    }

    @Override
    public Sealed read(RecordNumber record, String digest) throws IOException {
        if (!DIGEST.matcher(digest).matches()) {
            throw new NoSuchFileException(digest);
        }
        Path file = file(record, digest);
        try {
            return open(file);
        } catch (NoSuchFileException absent) {
            return openSetAside(file, absent);
        }
    }

    /** A sweep looks at a file under another name for an instant, and puts it back when it is in use. */
    private static Sealed openSetAside(Path file, NoSuchFileException absent) throws IOException {
        try (DirectoryStream<Path> aside = Files.newDirectoryStream(file.getParent(), SetAside.glob(file))) {
            for (Path found : aside) {
                return open(found);
            }
        }
        if (Files.exists(file)) {
            return open(file);
        }
        throw absent;
    }

    private static Sealed open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new Sealed(Channels.newInputStream(channel), channel.size());
    }

    @Override
    public void deleteAll(RecordNumber record) throws IOException {
        deleteAll(record, root.resolve(INCOMING));
        deleteAll(record, directory(record));
    }

    private static void deleteAll(RecordNumber record, Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, record.value() + "-*")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException nothingThere) {
            return;
        }
        sync(directory);
    }

    @Override
    public int sweep(Instant before, Function<RecordNumber, Set<String>> inUse) throws IOException {
        Sweep sweep = new Sweep(before, inUse);
        if (!Files.isDirectory(root)) {
            return 0;
        }
        try (DirectoryStream<Path> firsts = Files.newDirectoryStream(root)) {
            for (Path first : firsts) {
                if (first.getFileName().toString().equals(INCOMING)) {
                    sweep.incoming(first);
                } else {
                    sweepBelow(first, sweep);
                }
            }
        }
        return sweep.removed();
    }

    private static void sweepBelow(Path first, Sweep sweep) throws IOException {
        try (DirectoryStream<Path> seconds = Files.newDirectoryStream(first)) {
            for (Path second : seconds) {
                sweep.leaf(second);
            }
        } catch (NotDirectoryException notOurs) {
            return;
        }
    }

    Path file(RecordNumber record, String digest) {
        return directory(record).resolve(record.value() + "-" + digest);
    }

    private Path directory(RecordNumber record) {
        return root.resolve(ContentFiles.folder(record));
    }

    /** Creates a directory and makes its existence durable, as well as that of its parents below and at the root. */
    private void createDurably(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.startsWith(root) && !directory.equals(root)) {
            createDurably(directory.getParent());
        }
        Files.createDirectories(directory);
        sync(directory.toAbsolutePath().getParent());
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file under {@code incoming/}. */
    private final class IncomingFile implements Incoming {
        private final Path temporary;
        private final FileChannel channel;

        IncomingFile(Path temporary) throws IOException {
            this.temporary = temporary;
            this.channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public OutputStream out() {
            return Channels.newOutputStream(channel);
        }

        @Override
        public void keepAs(RecordNumber record, String digest) throws IOException {
            channel.force(true);
            channel.close();
            Path target = file(record, digest);
            createDurably(target.getParent());
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(target.getParent());
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(temporary);
        }
    }
}
