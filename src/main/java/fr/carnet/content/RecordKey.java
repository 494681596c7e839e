package fr.carnet.content;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The data key of one record, from which the key of names and the keys of files are derived (HMAC-SHA-256). */
final class RecordKey {
    static final int BYTES = 32;

    private static final String HMAC = "HmacSHA256";

    private final byte[] names;
    private final byte[] contents;

    RecordKey(byte[] secret) {
        this.names = derive(secret, "carnet content name".getBytes(StandardCharsets.UTF_8));
        this.contents = derive(secret, "carnet content file".getBytes(StandardCharsets.UTF_8));
    }

    /** Computes the name of a content within its record. */
    Mac naming() {
        return mac(names);
    }

    SecretKey ofFile(byte[] salt) {
        return new SecretKeySpec(derive(contents, salt), "AES");
    }

    static byte[] derive(byte[] secret, byte[] purpose) {
        return mac(secret).doFinal(purpose);
    }

    private static Mac mac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing", e);
        }
    }
}
