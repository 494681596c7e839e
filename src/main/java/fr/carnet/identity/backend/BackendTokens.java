package fr.carnet.identity.backend;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.carnet.identity.ActorKind;
import fr.carnet.identity.IdentitySettings;
import fr.carnet.identity.IdentitySettings.Client;
import fr.carnet.identity.SigningKeyFile;
import fr.carnet.identity.TrustedIssuer;
import fr.carnet.identity.TrustedIssuers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Issues the access tokens of structures, and is the issuer that believes them. */
@Component
class BackendTokens implements TrustedIssuers {
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final IdentitySettings settings;
    private final String issuer;
    private final SigningKeyFile keyFile;

    BackendTokens(IdentitySettings settings) {
        this.settings = settings;
        this.issuer = settings.baseUrl() + "/oauth2";
        this.keyFile = new SigningKeyFile(settings.signingKey());
    }

    /** Nothing to believe when no structure is registered: then no key is made either. */
    @Override
    public List<TrustedIssuer> issuers() {
        if (settings.clients().isEmpty()) {
            return List.of();
        }
        return List.of(new TrustedIssuer(
                issuer,
                Optional.of(ActorKind.STRUCTURE),
                settings.audience(),
                Set.of(),
                Set.of("at+jwt"),
                Set.of(),
                Duration.ZERO,
                (selector, context) -> selector.select(new JWKSet(keyFile.key().toPublicJWK())),
                TrustedIssuer.NOT_ASKED));
    }

    String issue(Client client, String scope) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(settings.audience())
                .subject(client.clientId())
                .claim("client_id", client.clientId())
                .claim("structure", client.structure())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
        if (!scope.isEmpty()) {
            claims.claim("scope", scope);
        }
        return sign(claims.build());
    }

    private String sign(JWTClaimsSet claims) {
        RSAKey key = keyFile.key();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
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
