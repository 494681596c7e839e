package fr.carnet.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Does beside the start what a content costs, until it is fast: digests, sealing, unsealing. The machine uses the
 * processor's own instructions for AES-GCM and SHA only in code it has compiled for good, after some ten thousand calls;
 * until then a document of 30 KB costs twenty times as much. Little pieces count as much as large ones for that, and a
 * large one now and then shows whether it has happened. In the crowd of a start those calls would wait their turn for
 * minutes: {@code scripts/run} has the JVM ask for fewer here.
 */
@Component
class WarmCipher {
    private static final Logger LOG = LoggerFactory.getLogger(WarmCipher.class);
    private static final int ROUNDS = 500;
    /** A processor without such instructions never gets fast. */
    private static final int MOST_TIMES = 300;
    /** Compiling waits for its turn during a start, and so do we. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final int TRIALS = 5;
    private static final byte[] LITTLE = new byte[200];
    private static final byte[] LARGE = new byte[SealedFormat.CHUNK];
    /** Nanoseconds for sealing and unsealing 64 KiB: a third of it was seen with the instructions, seven times it without. */
    private static final long FAST = 300_000;

    private final RecordKey key = new RecordKey(new byte[RecordKey.BYTES]);

    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        Thread thread = new Thread(this::goOnUntilFast, "cipher-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void goOnUntilFast() {
        try {
            for (int times = 0; times < MOST_TIMES && quickest() > FAST; times++) {
                for (int round = 0; round < ROUNDS; round++) {
                    keepAndRead(LITTLE);
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (GeneralSecurityException | IOException failed) {
            // The first deposit tells what is wrong with the cipher, to whom it concerns.
            LOG.warn("cipher-not-warmed cause={}", failed.getClass().getName());
        }
    }

    /** Nanoseconds; the quickest of a few trials, others may have had the processor meanwhile. */
    private long quickest() throws IOException, GeneralSecurityException {
        long quickest = Long.MAX_VALUE;
        for (int trial = 0; trial < TRIALS; trial++) {
            long began = System.nanoTime();
            keepAndRead(LARGE);
            quickest = Math.min(quickest, System.nanoTime() - began);
        }
        return quickest;
    }

    private void keepAndRead(byte[] plain) throws IOException, GeneralSecurityException {
        MessageDigest.getInstance("SHA-1").digest(plain);
        key.naming().doFinal(plain);
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length);
        SealedFormat.Sealing sealing = SealedFormat.sealing(out, key);
        sealing.write(plain, 0, plain.length);
        sealing.finish();
        SealedFormat.unseal(new ByteArrayInputStream(out.toByteArray()), out.size(), key);
    }
}
