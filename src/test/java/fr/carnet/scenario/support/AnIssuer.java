package fr.carnet.scenario.support;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A fictitious issuer of tokens, or a client that signs: header and claims are any text, so that attacks can be written. */
public final class AnIssuer {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final String name;
    private final String kid;
    private final KeyPair pair = pair();

    public AnIssuer(String name, String kid) {
        this.name = name;
        this.kid = kid;
    }

    public String name() {
        return name;
    }

    public byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    public RSAKey jwk() {
        return new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID(kid).build();
    }

    public String jwks() {
        return new JWKSet(jwk()).toString();
    }

    public String header() {
        return "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}";
    }

    /** Claims of a valid token; {@code more} as members, each followed by nothing, e.g. {@code "ins":"…"}. */
    public String claims(String audience, String more) {
        long now = Instant.now().getEpochSecond();
        return "{\"iss\":\"" + name + "\",\"aud\":\"" + audience + "\",\"sub\":\"somebody\",\"iat\":" + now
                + ",\"exp\":" + (now + 300) + ",\"jti\":\"" + UUID.randomUUID() + "\"" + (more.isEmpty() ? "" : "," + more)
                + "}";
    }

    /** Signed with this issuer's key, whatever the header says. */
    public String signed(String header, String claims) {
        String input = part(header) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String signed(String claims) {
        return signed(header(), claims);
    }

    public static String part(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
