package fr.carnet.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The form of an encrypted content, so that it is written and read piece by piece: the STREAM construction over
 * AES-256-GCM, with the JDK's own ciphers.
 *
 * <pre>
 * header   "CRN1" · salt (32 bytes) · nonce prefix (7 bytes)
 * chunks   64 KiB of plain bytes (the last one 0 to 64 KiB), each followed by its tag (16 bytes)
 * key      HMAC-SHA-256(record's content key, salt): one key per file
 * nonce    prefix · chunk number (4 bytes, big endian) · 1 for the last chunk, else 0
 * </pre>
 *
 * The header is authenticated with every chunk. Chunks cut off, swapped, repeated or added fail the tag.
 */
final class SealedFormat {
    static final int CHUNK = 64 * 1024;

    private static final byte[] MAGIC = {'C', 'R', 'N', '1'};
    private static final int SALT = 32;
    private static final int PREFIX = 7;
    private static final int HEADER = MAGIC.length + SALT + PREFIX;
    static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedFormat() {}

    /** Encrypts what is written to it; {@link Sealing#finish} ends it, closing is left to the owner of {@code out}. */
    static Sealing sealing(OutputStream out, RecordKey key) throws IOException {
        byte[] header = new byte[HEADER];
        RANDOM.nextBytes(header);
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        out.write(header);
        return new Sealing(out, new Chunks(header, key));
    }

    /**
     * Decrypts everything, or nothing.
     *
     * @param length of the sealed bytes
     * @throws GeneralSecurityException when any byte is not as it was written
     */
    static byte[] unseal(InputStream in, long length, RecordKey key) throws IOException, GeneralSecurityException {
        if (plainSize(length) > Integer.MAX_VALUE - 8) {
            throw new GeneralSecurityException("not the length of a sealed content");
        }
        Unsealing unsealing = unsealing(in, length, key);
        byte[] plain = new byte[(int) plainSize(length)];
        int done = 0;
        while (!unsealing.ended()) {
            byte[] piece = unsealing.piece();
            System.arraycopy(piece, 0, plain, done, piece.length);
            done += piece.length;
        }
        return plain;
    }

    /** Decrypts piece by piece; the header is read at once. */
    static Unsealing unsealing(InputStream in, long length, RecordKey key)
            throws IOException, GeneralSecurityException {
        long size = plainSize(length);
        if (length - HEADER < TAG || size < 0) {
            throw new GeneralSecurityException("not the length of a sealed content");
        }
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new GeneralSecurityException("not a sealed content");
        }
        return new Unsealing(in, new Chunks(header, key), size);
    }

    private static long plainSize(long length) {
        long body = length - HEADER;
        return body - (body + CHUNK + TAG - 1) / (CHUNK + TAG) * TAG;
    }

    /** The pieces of a sealed content, each verified before it is handed out. */
    static final class Unsealing {
        private final InputStream in;
        private final Chunks chunks;
        private final byte[] sealed = new byte[CHUNK + TAG];
        private long left;
        private boolean ended;

        private Unsealing(InputStream in, Chunks chunks, long size) {
            this.in = in;
            this.chunks = chunks;
            this.left = size;
        }

        boolean ended() {
            return ended;
        }

        byte[] piece() throws IOException, GeneralSecurityException {
            int count = (int) Math.min(CHUNK, left);
            boolean last = count == left;
            if (in.readNBytes(sealed, 0, count + TAG) < count + TAG) {
                throw new EOFException("content shorter than its file");
            }
            byte[] plain = chunks.next(Cipher.DECRYPT_MODE, last).doFinal(sealed, 0, count + TAG);
            left -= count;
            ended = last;
            return plain;
        }
    }

    /** The ciphers of the successive chunks of one file. */
    private static final class Chunks {
        private final byte[] header;
        private final SecretKey key;
        private int number;

        Chunks(byte[] header, RecordKey key) {
            this.header = header;
            this.key = key.ofFile(Arrays.copyOfRange(header, MAGIC.length, MAGIC.length + SALT));
        }

        Cipher next(int mode, boolean last) throws GeneralSecurityException {
            byte[] nonce = ByteBuffer.allocate(PREFIX + 5)
                    .put(header, HEADER - PREFIX, PREFIX)
                    .putInt(number++)
                    .put((byte) (last ? 1 : 0))
                    .array();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(header);
            return cipher;
        }
    }

    /** An encrypting stream; a chunk leaves only when it is known whether it is the last. */
    static final class Sealing {
        private final OutputStream out;
        private final Chunks chunks;
        private final byte[] plain = new byte[CHUNK];
        private final byte[] sealed = new byte[CHUNK + TAG];
        private int filled;

        private Sealing(OutputStream out, Chunks chunks) {
            this.out = out;
            this.chunks = chunks;
        }

        void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                if (filled == CHUNK) {
                    emit(false);
                }
                int count = Math.min(left, CHUNK - filled);
                System.arraycopy(bytes, from, plain, filled, count);
                filled += count;
                from += count;
                left -= count;
            }
        }

        void finish() throws IOException {
            emit(true);
            out.flush();
        }

        private void emit(boolean last) throws IOException {
            try {
                int count = chunks.next(Cipher.ENCRYPT_MODE, last).doFinal(plain, 0, filled, sealed, 0);
                out.write(sealed, 0, count);
                filled = 0;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES-GCM is missing", e);
            }
        }
    }
}
