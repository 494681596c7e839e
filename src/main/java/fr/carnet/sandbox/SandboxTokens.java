package fr.carnet.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.carnet.identity.ActorKind;
import fr.carnet.identity.CardProofs;
import fr.carnet.identity.CardReaderKeys;
import fr.carnet.identity.SigningKeyFile;
import fr.carnet.identity.TrustedIssuer;
import fr.carnet.identity.TrustedIssuers;
import fr.carnet.shared.NamingSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The built-in issuer of the sandbox: the only one whose tokens say themselves what kind of actor they are for. Its name
 * and audience do not depend on the address, so that tokens outlive a restart on another port.
 */
@Component
@SandboxOnly
class SandboxTokens implements TrustedIssuers, CardReaderKeys {
    private static final String TOKEN = "at+jwt";
    private static final Duration PROOF_LASTS = Duration.ofMinutes(5);
    private static final String ISSUER = "https://carnet.example/sandbox";
    private static final String AUDIENCE = "https://carnet.example/sandbox/fhir";

    private final RSAKey key;

    @Autowired
    SandboxTokens(@Value("${carnet.data:./data}") Path data) {
        this(new SigningKeyFile(data.resolve("sandbox-key.json")));
    }

    SandboxTokens(SigningKeyFile keyFile) {
        this.key = keyFile.key();
    }

    @Override
    public List<TrustedIssuer> issuers() {
        return List.of(new TrustedIssuer(
                ISSUER,
                Optional.empty(),
                AUDIENCE,
                Set.of(),
                Set.of(TOKEN),
                NamingSystems.INS,
                Duration.ZERO,
                new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())),
                TrustedIssuer.NOT_ASKED));
    }

    /** @param seconds until it expires by the machine's clock; negative: since when it has expired */
    String issue(ActorKind kind, Map<String, Object> claims, long seconds) {
        Instant now = Instant.now();
        Instant expiry = now.plusSeconds(seconds);
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder();
        claims.forEach(all::claim);
        return sign(TOKEN, all.issuer(ISSUER)
                .audience(AUDIENCE)
                .claim(TrustedIssuer.SANDBOX_KIND_CLAIM, kind.code())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(seconds > 0 ? now : expiry.minusSeconds(1)))
                .expirationTime(Date.from(expiry))
                .build());
    }

    @Override
    public JWKSet keys() {
        return new JWKSet(key.toPublicJWK());
    }

    /** A proof that a card was read so many seconds ago. */
    String proof(Map<String, Object> claims, long secondsAgo) {
        Instant read = Instant.now().minusSeconds(secondsAgo);
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder();
        claims.forEach(all::claim);
        return sign(CardProofs.TYPE, all.issuer(ISSUER)
                .issueTime(Date.from(read))
                .expirationTime(Date.from(read.plus(PROOF_LASTS)))
                .build());
    }

    private String sign(String type, JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build();
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException unusableKey) {
            throw new IllegalStateException(unusableKey);
        }
    }
}
