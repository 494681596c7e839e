package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/** Where sealed bytes lie: a directory today, an object store later. Knows neither keys nor documents. */
interface Blobs {
    /** Starts receiving a blob of this record; what is left of it by a crash goes with the record, or with a sweep. */
    Incoming receive(RecordNumber record) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when there is none of that name */
    Sealed read(RecordNumber record, String digest) throws IOException;

    /** Deletes everything of the record, named or not by a row. */
    void deleteAll(RecordNumber record) throws IOException;

    /**
     * Deletes what is not in use and was last written before {@code before}. A blob written again meanwhile stays.
     *
     * @param inUse the digests in use in a record, as committed now
     */
    int sweep(Instant before, Function<RecordNumber, Set<String>> inUse) throws IOException;

    /** @param length of the sealed bytes */
    record Sealed(InputStream bytes, long length) {}

    /** A blob being received; closed without having been kept, nothing of it remains. */
    interface Incoming extends AutoCloseable {
        OutputStream out();

        /** Makes it durable under its name, in place of any blob of the same name; durable when this returns. */
        void keepAs(RecordNumber record, String digest) throws IOException;

        @Override
        void close() throws IOException;
    }
}
