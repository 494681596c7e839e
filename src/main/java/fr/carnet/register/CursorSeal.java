package fr.carnet.register;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Page cursors: the place of the last entry shown, encrypted and authenticated (AES-GCM) together with whom it was given
 * to and for which question. Nothing is stored, so any node can open it; a cursor that was changed, or is used by somebody
 * else or for another search, does not open, and answers as what does not exist (ACCESS 3.4).
 */
final class CursorSeal {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST = NONCE + TAG_BITS / Byte.SIZE;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    CursorSeal(CursorKey key) {
        this.key = new SecretKeySpec(key.secret(), "AES");
    }

    /**
     * @param place numbers ({@link Long}) and texts
     * @param binding what it is bound to; not carried in the cursor
     */
    String seal(List<Object> place, List<String> binding) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, binding).doFinal(written(place));
            byte[] cursor = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, cursor, NONCE, sealed.length);
            return ENCODER.encodeToString(cursor);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a cursor cannot be sealed", e);
        }
    }

    List<Object> open(String cursor, List<String> binding) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length < SHORTEST || !ENCODER.encodeToString(bytes).equals(cursor)) {
                throw Refusal.of(ErrorCode.NOT_FOUND);
            }
            byte[] nonce = Arrays.copyOf(bytes, NONCE);
            return read(cipher(Cipher.DECRYPT_MODE, nonce, binding).doFinal(bytes, NONCE, bytes.length - NONCE));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.NOT_FOUND);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, List<String> binding) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        for (String part : binding) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            cipher.updateAAD((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            cipher.updateAAD(bytes);
        }
        return cipher;
    }

    private static byte[] written(List<Object> place) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Object part : place) {
                out.writeBoolean(part instanceof Long);
                if (part instanceof Long number) {
                    out.writeLong(number);
                } else {
                    out.writeUTF((String) part);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<Object> read(byte[] bytes) {
        List<Object> place = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                place.add(in.readBoolean() ? (Object) in.readLong() : in.readUTF());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return place;
    }
}
