package fr.carnet.portability;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import org.springframework.stereotype.Component;

/**
 * This installation's key pair for records that come from elsewhere: they are encrypted to its public half. Kept in one file
 * that only its owner may read, made when it is first needed; its name is its thumbprint (RFC 7638).
 */
@Component
class ExchangeKey {
    private static final int BITS = 3072;

    private final Path file;
    private RSAKey key;

    ExchangeKey(PortabilitySettings settings) {
        this.file = settings.exchangeKey().toAbsolutePath();
    }

    synchronized RSAKey pair() {
        if (key == null) {
            try {
                if (!Files.exists(file)) {
                    make();
                }
                key = RSAKey.parse(Files.readString(file));
            } catch (IOException | ParseException | JOSEException unusable) {
                throw new IllegalStateException("the exchange key can be neither read nor made: " + file, unusable);
            }
        }
        return key;
    }

    RSAKey published() {
        return pair().toPublicJWK();
    }

    /** Written aside and moved; of two nodes that make one at a time, the first one's stays. */
    private void make() throws IOException, JOSEException {
        RSAKey made = new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.ENCRYPTION)
                .algorithm(ExchangeEnvelope.ALGORITHM)
                .keyIDFromThumbprint(true)
                .generate();
        Files.createDirectories(file.getParent());
        Path aside = Files.createTempFile(
                file.getParent(),
                "exchange",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, made.toJSONString());
        try {
            Files.createLink(file, aside);
        } catch (java.nio.file.FileAlreadyExistsException anotherNodeWasFirst) {
            return;
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(aside, file, StandardCopyOption.COPY_ATTRIBUTES);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
