package fr.carnet.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.carnet.identity.ActorKind;
import fr.carnet.identity.TrustedIssuer;
import fr.carnet.shared.NamingSystems;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A fictitious issuer: signs what it is asked to, and says how it is to be believed. */
record Issuance(String issuer, RSAKey key) {
    static final String AUDIENCE = "https://server.test/fhir";
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    static Issuance named(String issuer) {
        return new Issuance(issuer, key("key-of-" + issuer));
    }

    static RSAKey key(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    TrustedIssuer trusted(ActorKind kind, Set<String> clients) {
        return new TrustedIssuer(
                issuer,
                Optional.ofNullable(kind),
                AUDIENCE,
                clients,
                Set.of("at+jwt", "JWT"),
                Set.of(NamingSystems.INS_NIR),
                Duration.ofSeconds(30),
                new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())),
                TrustedIssuer.NOT_ASKED);
    }

    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject("somebody")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(300)));
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID());
    }

    String sign(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(header().build(), change.apply(claims()).build(), key);
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
