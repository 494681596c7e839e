package fr.carnet.portability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest an archive ends with, as the comment of the ZIP: {@code sha256=} and the SHA-256 of every byte before it. The
 * manifest proves the files; this proves what lies between them. Passes on what is written, the last bytes excepted.
 */
final class ClosingDigest extends OutputStream {
    private static final String MARK = "sha256=";
    static final int LENGTH = MARK.length() + 64;

    private final OutputStream target;
    private final MessageDigest digest = sha256();
    private byte[] held = new byte[0];
    private long passed;

    ClosingDigest(OutputStream target) {
        this.target = target;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Stands for the digest until it is known. */
    static String placeholder() {
        return MARK + "0".repeat(64);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        byte[] all = new byte[held.length + length];
        System.arraycopy(held, 0, all, 0, held.length);
        System.arraycopy(bytes, from, all, held.length, length);
        int pass = Math.max(0, all.length - LENGTH);
        digest.update(all, 0, pass);
        target.write(all, 0, pass);
        passed += pass;
        held = java.util.Arrays.copyOfRange(all, pass, all.length);
    }

    /** Ends the archive with its digest in place of what was held back; answers the length of the whole. */
    long seal() throws IOException {
        byte[] comment = comment();
        target.write(comment);
        target.flush();
        return passed + comment.length;
    }

    /** Passes on what was held back; does the archive end with its digest? */
    boolean verified() throws IOException {
        target.write(held);
        return MessageDigest.isEqual(held, comment());
    }

    private byte[] comment() {
        return (MARK + HexFormat.of().formatHex(digest.digest())).getBytes(StandardCharsets.US_ASCII);
    }
}
