package fr.carnet.content;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Seals and unseals a little beside the start: the machine uses the processor's own instructions for AES-GCM only in
 * code it has compiled, after some thousand calls; until then a document of 30 KB costs ten times as much.
 */
@Component
class WarmCipher {
    private static final Logger LOG = LoggerFactory.getLogger(WarmCipher.class);
    private static final int ROUNDS = 4_000;
    private static final int LENGTH = 1024;
    private static final int KEY = 32;
    private static final int NONCE = 12;

    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        Thread thread = new Thread(this::sealAndUnseal, "cipher-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void sealAndUnseal() {
        byte[] piece = new byte[LENGTH];
        SecretKeySpec key = new SecretKeySpec(new byte[KEY], "AES");
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            for (int round = 0; round < ROUNDS; round++) {
                GCMParameterSpec nonce = new GCMParameterSpec(
                        Byte.SIZE * SealedFormat.TAG, ByteBuffer.allocate(NONCE).putInt(round).array());
                cipher.init(Cipher.ENCRYPT_MODE, key, nonce);
                byte[] sealed = cipher.doFinal(piece);
                cipher.init(Cipher.DECRYPT_MODE, key, nonce);
                piece = cipher.doFinal(sealed);
            }
        } catch (GeneralSecurityException failed) {
            // The first deposit tells what is wrong with the cipher, to whom it concerns.
            LOG.warn("cipher-not-warmed cause={}", failed.getClass().getName());
        }
    }
}
