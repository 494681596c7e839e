package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/** A disk with room for 100 kB. */
record FullDisk(Blobs blobs) implements Blobs {
    @Override
    public Incoming receive(RecordNumber record) throws IOException {
        Incoming real = blobs.receive(record);
        return new Incoming() {
            @Override
            public OutputStream out() {
                return new Filling(real.out());
            }

            @Override
            public void keepAs(RecordNumber record, String digest) throws IOException {
                real.keepAs(record, digest);
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    @Override
    public Sealed read(RecordNumber record, String digest) throws IOException {
        return blobs.read(record, digest);
    }

    @Override
    public void deleteAll(RecordNumber record) throws IOException {
        blobs.deleteAll(record);
    }

    @Override
    public int sweep(Instant before, Function<RecordNumber, Set<String>> inUse) throws IOException {
        return blobs.sweep(before, inUse);
    }

    private static final class Filling extends FilterOutputStream {
        private int written;

        Filling(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            written += length;
            if (written > 100_000) {
                throw new IOException("No space left on device");
            }
            out.write(bytes, offset, length);
        }
    }
}
