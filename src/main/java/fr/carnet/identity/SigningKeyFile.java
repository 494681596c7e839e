package fr.carnet.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/**
 * A private signing key kept in one file that only its owner may read, made when it does not exist yet, so that tokens
 * outlive a restart.
 */
public final class SigningKeyFile {
    private static final int BITS = 2048;

    private final Path file;
    private RSAKey key;

    public SigningKeyFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** The key, read or made at the first call. */
    public synchronized RSAKey key() {
        if (key == null) {
            key = readOrMake();
        }
        return key;
    }

    private RSAKey readOrMake() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException | ParseException | JOSEException unusable) {
            throw new StartRefused(
                    "The signing key " + file + " can be neither read nor made: " + unusable.getMessage(),
                    "Give this process the right to read and write that file, or remove it if it is damaged.");
        }
    }

    /** Written aside and moved, so that a crash never leaves half a key. */
    private void make() throws IOException, JOSEException {
        RSAKey made = new RSAKeyGenerator(BITS)
                .keyID(UUID.randomUUID().toString())
                .keyUse(KeyUse.SIGNATURE)
                .generate();
        Files.createDirectories(file.getParent());
        Path aside = Files.createTempFile(file.getParent(), "key", ".tmp", ownerOnly());
        Files.writeString(aside, made.toJSONString());
        Files.move(aside, file);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
