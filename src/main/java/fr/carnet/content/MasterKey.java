package fr.carnet.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps the records' data keys with AES-256-GCM as {@code v1:<master key id>:<base64 of nonce, key, tag>}. The record
 * number is authenticated: a wrapped key moved to another record does not open.
 */
final class MasterKey {
    static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] wrapping;
    private final String id;

    MasterKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalStateException("the content master key must have 32 bytes, in base64");
        }
        this.wrapping = RecordKey.derive(secret, "carnet key wrapping".getBytes(StandardCharsets.UTF_8));
        byte[] print = RecordKey.derive(secret, "carnet key id".getBytes(StandardCharsets.UTF_8));
        this.id = HexFormat.of().formatHex(print, 0, 8);
    }

    String wrap(int record, byte[] secret) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, record).doFinal(secret);
            byte[] both = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
            return "v1:" + id + ":" + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing", e);
        }
    }

    /**
     * @throws IllegalStateException when another master key wrapped it
     * @throws CorruptedContent when it was altered or belongs to another record
     */
    byte[] unwrap(int record, String wrapped) {
        requireSameKey(wrapped);
        try {
            byte[] both = Base64.getDecoder().decode(wrapped.substring(wrapped.lastIndexOf(':') + 1));
            byte[] nonce = java.util.Arrays.copyOf(both, NONCE);
            return cipher(Cipher.DECRYPT_MODE, nonce, record).doFinal(both, NONCE, both.length - NONCE);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new CorruptedContent(CorruptedContent.Reason.ALTERED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing", e);
        }
    }

    void requireSameKey(String wrapped) {
        if (!wrapped.startsWith("v1:" + id + ":")) {
            throw new IllegalStateException("the content master key (carnet.content.master-key-file) is not the one"
                    + " the documents were encrypted with; put the right file back");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, int record) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(wrapping, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(4).putInt(record).array());
        return cipher;
    }
}
