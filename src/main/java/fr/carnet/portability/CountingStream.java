package fr.carnet.portability;

import java.io.IOException;
import java.io.OutputStream;

/** Counts what passes. */
final class CountingStream extends OutputStream {
    private final OutputStream target;
    private long count;

    CountingStream(OutputStream target) {
        this.target = target;
    }

    long count() {
        return count;
    }

    @Override
    public void write(int octet) throws IOException {
        target.write(octet);
        count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        target.write(bytes, from, length);
        count += length;
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
