package fr.carnet.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One issuer whose access tokens are believed, and how far.
 *
 * @param issuer exact value of {@code iss}
 * @param kind the one kind of actor it gives; empty only for the sandbox, whose own signed claim
 *     {@value #SANDBOX_KIND_CLAIM} says it
 * @param audience value that {@code aud} must contain
 * @param clientIds allowed {@code azp} / {@code client_id}; empty: every client of that issuer
 * @param types accepted header {@code typ}, e.g. {@code at+jwt}
 * @param insSystems systems under which it may name a patient
 * @param skew tolerated difference between its clock and ours
 * @param keys its public keys, and nobody else's
 * @param status what it says of a token now (RFC 7662), {@link #NOT_ASKED} when it offers no introspection
 */
public record TrustedIssuer(
        String issuer,
        Optional<ActorKind> kind,
        String audience,
        Set<String> clientIds,
        Set<String> types,
        Set<String> insSystems,
        Duration skew,
        JWKSource<SecurityContext> keys,
        Status status) {
    public static final String SANDBOX_KIND_CLAIM = "carnet_actor";
    public static final Status NOT_ASKED = (token, expiry) -> true;

    /** Whether a token is still active. */
    public interface Status {
        boolean active(String token, Instant expiry);
    }

    public TrustedIssuer {
        clientIds = Set.copyOf(clientIds);
        types = Set.copyOf(types);
        insSystems = Set.copyOf(insSystems);
    }
}
