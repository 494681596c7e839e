package fr.carnet.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file outside the store, encrypted piece by piece as contents are. */
public final class SealedFile {
    private final Path path;
    private final RecordKey key;

    SealedFile(Path path, RecordKey key) {
        this.path = path;
        this.key = key;
    }

    /** Writes it anew; the file is whole once the stream is closed. */
    public OutputStream create() throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OutputStream file = Files.newOutputStream(path);
        return sealing(file, key);
    }

    static OutputStream sealing(OutputStream target, RecordKey key) throws IOException {
        return new SealingStream(target, SealedFormat.sealing(target, key));
    }

    /** Reads it from its beginning; a piece that was altered or is missing ends in an {@link IOException}. */
    public InputStream open() throws IOException {
        return new UnsealingStream(Files.newInputStream(path), Files.size(path), key);
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    private static final class SealingStream extends OutputStream {
        private final OutputStream file;
        private final SealedFormat.Sealing sealing;
        private boolean closed;

        SealingStream(OutputStream file, SealedFormat.Sealing sealing) {
            this.file = file;
            this.sealing = sealing;
        }

        @Override
        public void write(int octet) throws IOException {
            sealing.write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            sealing.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try (OutputStream ending = file) {
                    sealing.finish();
                }
            }
        }
    }
}
