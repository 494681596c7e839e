package fr.carnet.identity.token;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import fr.carnet.identity.TrustedIssuer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What the claims of an access token for this server must satisfy (ACCESS 3.11); the machine's clock decides. */
final class AccessTokenRules implements JWTClaimsSetVerifier<SecurityContext> {
    /** Only ID, logout and refresh tokens carry one of these. */
    private static final Set<String> FOREIGN_CLAIMS = Set.of("nonce", "at_hash", "c_hash", "s_hash", "events");

    private final TrustedIssuer issuer;
    private final Clock clock;

    AccessTokenRules(TrustedIssuer issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        require(issuer.issuer().equals(claims.getIssuer()), "another issuer");
        require(claims.getAudience().contains(issuer.audience()), "another audience");
        require(claims.getSubject() != null && !claims.getSubject().isBlank(), "no subject");
        times(claims);
        accessToken(claims);
        client(claims);
    }

    private void times(JWTClaimsSet claims) throws BadJWTException {
        Instant now = clock.instant();
        Duration skew = issuer.skew();
        Date expiry = claims.getExpirationTime();
        require(expiry != null && now.minus(skew).isBefore(expiry.toInstant()), "expired");
        for (Date start : List.of(orEpoch(claims.getNotBeforeTime()), orEpoch(claims.getIssueTime()))) {
            require(!start.toInstant().isAfter(now.plus(skew)), "not valid yet");
        }
    }

    private static Date orEpoch(Date date) {
        return date == null ? new Date(0) : date;
    }

    private static void accessToken(JWTClaimsSet claims) throws BadJWTException {
        Object type = claims.getClaim("typ");
        require(type == null || "Bearer".equals(type), "not an access token");
        require(FOREIGN_CLAIMS.stream().allMatch(name -> claims.getClaim(name) == null), "not an access token");
    }

    private void client(JWTClaimsSet claims) throws BadJWTException {
        if (issuer.clientIds().isEmpty()) {
            return;
        }
        List<Object> named = Stream.of("azp", "client_id")
                .map(claims::getClaim)
                .filter(Objects::nonNull)
                .toList();
        require(!named.isEmpty() && named.stream().allMatch(this::allowed), "client not allowed");
    }

    private boolean allowed(Object client) {
        return client instanceof String id && issuer.clientIds().contains(id);
    }

    private static void require(boolean condition, String otherwise) throws BadJWTException {
        if (!condition) {
            throw new BadJWTException(otherwise);
        }
    }
}
