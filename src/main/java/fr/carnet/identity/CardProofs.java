package fr.carnet.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Verifies proofs that a card was read: a JWT of type {@value #TYPE} signed by a service that reads cards, naming the
 * person ({@code ins}), the professional ({@code sub}, IdNat_PS) and the moment ({@code iat}), no older than five minutes.
 * Without a key of such a service every proof is refused.
 */
@Component
public class CardProofs {
    public static final String TYPE = "card-presence+jwt";
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /** @param file {@code carnet.identity.card-keys}: JWK set of the services that read cards; default none */
    CardProofs(ObjectProvider<CardReaderKeys> offered, @Value("${carnet.identity.card-keys:}") String file) {
        List<JWK> keys = new ArrayList<>(file.isBlank() ? List.of() : read(file));
        offered.forEach(reader -> keys.addAll(reader.keys().getKeys()));
        JWKSet publicKeys = new JWKSet(keys).toPublicJWKSet();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE)));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(publicKeys)));
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(null, Set.of("ins", "sub", "iat", "exp")));
    }

    private static List<JWK> read(String file) {
        try {
            return JWKSet.load(Path.of(file).toFile()).getKeys();
        } catch (IOException | ParseException unusable) {
            throw new StartRefused(
                    "The keys of the card readers " + file + " cannot be read.", "Give a file with a JWK set.");
        }
    }

    /** @throws Refusal {@code invalid} when it is no proof, or none any more */
    public CardProof verify(String proof) {
        try {
            JWTClaimsSet claims = processor.process(proof == null ? "" : proof, null);
            Duration age = Duration.between(claims.getIssueTime().toInstant(), Instant.now());
            BusinessIdentifier ins = BusinessIdentifier.parse(claims.getStringClaim("ins"))
                    .filter(named -> NamingSystems.INS.contains(named.system()))
                    .orElseThrow(CardProofs::unusable);
            if (age.compareTo(FRESH) > 0 || age.compareTo(Duration.ofSeconds(-30)) < 0) {
                throw unusable();
            }
            return new CardProof(ins, claims.getSubject(), age.isNegative() ? Duration.ZERO : age);
        } catch (BadJOSEException | JOSEException | ParseException notOne) {
            throw unusable();
        }
    }

    private static Refusal unusable() {
        return Refusal.of(
                ErrorCode.INVALID,
                "Parameters.parameter.where(name='proof')",
                "La preuve de lecture de la carte manque, n'est pas authentique, ou date de plus de cinq minutes.",
                "The proof that the card was read is missing, not genuine, or more than five minutes old.");
    }
}
