package fr.carnet.identity.backend;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.JWTProcessor;
import fr.carnet.identity.IdentitySettings;
import fr.carnet.identity.IdentitySettings.Client;
import fr.carnet.identity.StartRefused;
import fr.carnet.identity.token.KeySources;
import fr.carnet.identity.token.Signatures;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Verifies client assertions: iss = sub = client id, aud = our token endpoint, five minutes at most, each jti once. */
@Component
class ClientAssertions {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LONGEST_JTI = 255;

    private final String audience;
    private final Duration skew;
    private final UsedAssertions used;
    private final Map<String, Registered> clients = new HashMap<>();

    private record Registered(Client client, JWTProcessor<SecurityContext> processor) {}

    ClientAssertions(IdentitySettings settings, UsedAssertions used) {
        this.audience = settings.baseUrl() + "/oauth2/token";
        this.skew = settings.clockSkew();
        this.used = used;
        settings.clients().forEach(this::register);
    }

    private void register(Client client) {
        var keys = KeySources.of(client.jwksUri(), client.jwks());
        var processor = Signatures.processor(keys, Set.of("JWT"), (claims, context) -> {});
        if (clients.put(client.clientId(), new Registered(client, processor)) != null) {
            throw new StartRefused(
                    "The client " + client.clientId() + " is registered twice.",
                    "Give each client once in carnet.identity.clients.");
        }
    }

    /** The client this assertion proves; the assertion cannot be used again. */
    Client verify(String assertion) {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            Registered registered = clients.get(jwt.getJWTClaimsSet().getIssuer());
            if (registered == null) {
                throw OAuthError.invalidClient();
            }
            check(registered.processor().process(jwt, null), registered.client());
            return registered.client();
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            throw OAuthError.invalidClient();
        }
    }

    private void check(JWTClaimsSet claims, Client client) {
        require(client.clientId().equals(claims.getIssuer()) && client.clientId().equals(claims.getSubject()));
        require(claims.getAudience().equals(List.of(audience)));
        Instant now = Clock.systemUTC().instant();
        Date expiry = claims.getExpirationTime();
        require(expiry != null && now.minus(skew).isBefore(expiry.toInstant()));
        require(!expiry.toInstant().isAfter(now.plus(LONGEST).plus(skew)));
        require(started(claims.getNotBeforeTime(), now) && started(claims.getIssueTime(), now));
        String jti = claims.getJWTID();
        require(jti != null && !jti.isBlank() && jti.length() <= LONGEST_JTI);
        require(used.first(client.clientId(), jti, expiry.toInstant().plus(skew)));
    }

    private boolean started(Date start, Instant now) {
        return start == null || !start.toInstant().isAfter(now.plus(skew));
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw OAuthError.invalidClient();
        }
    }
}
