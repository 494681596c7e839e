package fr.carnet.identity.token;

import fr.carnet.identity.IdentitySettings;
import fr.carnet.identity.TrustedIssuer;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.support.BasicAuthenticationInterceptor;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.web.client.RestTemplate;

/**
 * Asks the issuer whether a token is still active (RFC 7662, POST, authenticated). A yes is kept for a minute or until
 * the token expires, whichever is sooner; a no is never kept.
 */
final class Introspection implements TrustedIssuer.Status {
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST = 10_000;

    private final OpaqueTokenIntrospector issuer;
    private final Clock clock;
    private final Map<String, Instant> activeUntil = new LinkedHashMap<>();

    Introspection(OpaqueTokenIntrospector issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    static Introspection at(IdentitySettings.Introspection settings) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        RestTemplate http = new RestTemplate(requests);
        http.getInterceptors()
                .add(new BasicAuthenticationInterceptor(settings.clientId(), settings.clientSecret()));
        return new Introspection(
                new SpringOpaqueTokenIntrospector(settings.uri().toString(), http), Clock.systemUTC());
    }

    @Override
    public boolean active(String token, Instant expiry) {
        String digest = digest(token);
        if (known(digest)) {
            return true;
        }
        boolean active = ask(token);
        if (active) {
            keep(digest, expiry);
        }
        return active;
    }

    private boolean ask(String token) {
        try {
            issuer.introspect(token);
            return true;
        } catch (BadOpaqueTokenException inactive) {
            return false;
        } catch (OAuth2IntrospectionException unreachable) {
            throw Refusal.of(ErrorCode.UNAVAILABLE);
        }
    }

    private synchronized boolean known(String digest) {
        Instant until = activeUntil.get(digest);
        return until != null && clock.instant().isBefore(until);
    }

    /** Insertion order is nearly expiry order, so the oldest goes first. */
    private synchronized void keep(String digest, Instant expiry) {
        Instant until = clock.instant().plus(KEPT);
        activeUntil.remove(digest);
        activeUntil.put(digest, expiry.isBefore(until) ? expiry : until);
        if (activeUntil.size() > MOST) {
            activeUntil.remove(activeUntil.keySet().iterator().next());
        }
    }

    private static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
