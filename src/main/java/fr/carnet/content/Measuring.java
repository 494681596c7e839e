package fr.carnet.content;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;

/** Reads a content once: its name, its size, its hashes, and the bytes themselves passed on to the encryption. */
final class Measuring {
    private final Mac naming;
    private final long maxSize;
    private final MessageDigest sha1 = digest("SHA-1");
    private final MessageDigest sha256 = digest("SHA-256");

    Measuring(Mac naming, long maxSize) {
        this.naming = naming;
        this.maxSize = maxSize;
    }

    ContentStore.Stored copy(InputStream in, SealedFormat.Sealing out) throws IOException {
        byte[] buffer = new byte[SealedFormat.CHUNK];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            size += count;
            if (size > maxSize) {
                throw Refusal.of(ErrorCode.TOO_LARGE);
            }
            naming.update(buffer, 0, count);
            sha1.update(buffer, 0, count);
            sha256.update(buffer, 0, count);
            out.write(buffer, 0, count);
        }
        return new ContentStore.Stored(hex(naming.doFinal()), size, hex(sha1.digest()), hex(sha256.digest()));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
