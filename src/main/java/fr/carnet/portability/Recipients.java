package fr.carnet.portability;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The installations records may be sent to: {@code <name>.json} in a folder, each the public key that installation gave
 * ({@code $exchange-key}). Put there by whoever installs the server, not by a call: an operator who could bring a key of
 * his own would read what he moves.
 */
@Component
class Recipients {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int LEAST_BITS = 2048;

    private final Path folder;

    Recipients(PortabilitySettings settings) {
        this.folder = settings.recipients().toAbsolutePath();
    }

    /** @throws Refusal {@code invalid} for a name that stands for no installation */
    RSAKey key(String name) {
        if (name == null || !NAME.matcher(name).matches() || !Files.isRegularFile(folder.resolve(name + ".json"))) {
            throw unknown();
        }
        try {
            RSAKey key = RSAKey.parse(Files.readString(folder.resolve(name + ".json"))).toPublicJWK();
            if (key.size() < LEAST_BITS) {
                throw new IllegalStateException("the key of the recipient " + name + " is too short");
            }
            return new RSAKey.Builder(key).keyIDFromThumbprint().build();
        } catch (IOException | ParseException | JOSEException unusable) {
            throw new IllegalStateException("the key of the recipient " + name + " cannot be read", unusable);
        }
    }

    private static Refusal unknown() {
        return Refusal.of(
                ErrorCode.INVALID,
                "Parameters.parameter.where(name='recipient')",
                "Indiquez l'installation destinataire (paramètre recipient), une de celles dont la clé est connue ici.",
                "Give the receiving installation (parameter recipient), one of those whose key is known here.");
    }
}
