package fr.carnet.content;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;

/** Decrypts a sealed file piece by piece; hands out no byte that is not as it was written. */
final class UnsealingStream extends InputStream {
    private final InputStream file;
    private final SealedFormat.Unsealing unsealing;
    private byte[] plain = new byte[0];
    private int next;

    UnsealingStream(InputStream file, long length, RecordKey key) throws IOException {
        this.file = file;
        try {
            this.unsealing = SealedFormat.unsealing(file, length, key);
        } catch (GeneralSecurityException altered) {
            file.close();
            throw new IOException("not a sealed file", altered);
        }
    }

    @Override
    public int read() throws IOException {
        return filled() ? plain[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        int count = Math.min(length, plain.length - next);
        System.arraycopy(plain, next, bytes, from, count);
        next += count;
        return count;
    }

    private boolean filled() throws IOException {
        while (next == plain.length) {
            if (unsealing.ended()) {
                return false;
            }
            try {
                plain = unsealing.piece();
                next = 0;
            } catch (GeneralSecurityException altered) {
                throw new IOException("a sealed file was altered", altered);
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
