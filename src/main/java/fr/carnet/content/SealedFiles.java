package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    /** A fresh secret for {@link #sealing}. */
    public byte[] newSecret() {
        byte[] secret = new byte[RecordKey.BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** Encrypts what is written to it piece by piece; closing it ends it and closes the target. */
    public OutputStream sealing(OutputStream target, byte[] secret) throws IOException {
        return SealedFile.sealing(target, new RecordKey(secret));
    }

    /**
     * Decrypts it piece by piece, handing out no byte that was altered: an {@link IOException} instead.
     *
     * @param length of what is sealed
     */
    public InputStream unsealing(InputStream sealed, long length, byte[] secret) throws IOException {
        if (secret.length != RecordKey.BYTES) {
            throw new IOException("not a secret of ours");
        }
        return new UnsealingStream(sealed, length, new RecordKey(secret));
    }

    /** A file under a key that only this object knows: what a crash leaves of it is noise. */
    public SealedFile temporary(Path path) {
        return new SealedFile(path, new RecordKey(newSecret()));
    }
}
