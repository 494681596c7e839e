package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Encrypts files other rooms keep for a while: an archive to be fetched, an upload to be looked at. */
@Component
public class SealedFiles {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RecordKeys keys;

    SealedFiles(RecordKeys keys) {
        this.keys = keys;
    }

    /** A file under the key of a record: it can no longer be read once the record is destroyed. */
    public SealedFile of(RecordNumber record, Path path) {
        return new SealedFile(path, keys.findOrCreate(record));
    }

    /** A file under a key that only this object knows: what a crash leaves of it is noise. */
    public SealedFile temporary(Path path) {
        byte[] secret = new byte[RecordKey.BYTES];
        RANDOM.nextBytes(secret);
        return new SealedFile(path, new RecordKey(secret));
    }
}
