package fr.carnet.content;

import fr.carnet.content.CorruptedContent.Reason;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store: names and encrypts with the record's key, keeps in {@link Blobs}, verifies on the way back. */
final class EncryptedContentStore implements ContentStore {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptedContentStore.class);

    private final RecordKeys keys;
    private final Blobs blobs;
    private final ContentBook book;
    private final long maxSize;
    private final MeterRegistry meters;

    EncryptedContentStore(
            RecordKeys keys, Blobs blobs, ContentBook book, ContentSettings settings, MeterRegistry meters) {
        this.keys = keys;
        this.blobs = blobs;
        this.book = book;
        this.maxSize = settings.maxSize().toBytes();
        this.meters = meters;
    }

    @Override
    public Stored put(RecordNumber record, byte[] bytes) {
        return put(record, new ByteArrayInputStream(bytes));
    }

    @Override
    public Stored put(RecordNumber record, InputStream bytes) {
        RecordKey key = keys.findOrCreate(record);
        try (Blobs.Incoming incoming = blobs.receive(record)) {
            SealedFormat.Sealing sealing = SealedFormat.sealing(incoming.out(), key);
            Stored stored = new Measuring(key.naming(), maxSize).copy(bytes, sealing);
            sealing.finish();
            incoming.keepAs(record, stored.digest());
            return stored;
        } catch (IOException e) {
            throw unavailable("content.not-written", e);
        }
    }

    @Override
    public byte[] open(RecordNumber record, String digest) {
        RecordKey key = keys.find(record).orElseThrow(() -> corrupted(record, Reason.NO_KEY));
        try {
            return openVerified(record, digest, key);
        } catch (NoSuchFileException e) {
            throw corrupted(record, Reason.MISSING);
        } catch (GeneralSecurityException e) {
            throw corrupted(record, Reason.ALTERED);
        } catch (IOException e) {
            throw unavailable("content.not-read", e);
        }
    }

    private byte[] openVerified(RecordNumber record, String digest, RecordKey key)
            throws IOException, GeneralSecurityException {
        Blobs.Sealed sealed = blobs.read(record, digest);
        try (InputStream in = sealed.bytes()) {
            byte[] plain = SealedFormat.unseal(in, sealed.length(), key);
            byte[] expected = HexFormat.of().parseHex(digest);
            if (!MessageDigest.isEqual(key.naming().doFinal(plain), expected)) {
                throw new GeneralSecurityException("another content of the same record");
            }
            return plain;
        }
    }

    @Override
    public void prepare(RecordNumber record) {
        keys.findOrCreate(record);
    }

    @Override
    public void destroy(RecordNumber record) {
        Transactions.require();
        keys.destroy(record);
        book.removeAll(record);
        try {
            blobs.deleteAll(record);
        } catch (IOException e) {
            throw unavailable("content.not-destroyed", e);
        }
    }

    private CorruptedContent corrupted(RecordNumber record, Reason reason) {
        meters.counter("carnet.content.corrupted", "reason", reason.name()).increment();
        LOG.error("content.corrupted record={} reason={}", record.value(), reason);
        return new CorruptedContent(reason);
    }

    private Refusal unavailable(String event, IOException cause) {
        meters.counter("carnet.content.failed", "event", event).increment();
        LOG.error(event, cause);
        return Refusal.of(ErrorCode.UNAVAILABLE);
    }
}
