package fr.carnet.identity.token;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import fr.carnet.identity.StartRefused;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;

/** Where the public keys of an issuer or of a client come from: an address, a file, or the settings themselves. */
public final class KeySources {
    private static final int CONNECT_MS = 2_000;
    private static final int READ_MS = 3_000;
    private static final long FETCHED_AGAIN_MS = 30_000;
    private static final int LARGEST = 512 * 1024;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration TOLERATED_OUTAGE = Duration.ofHours(1);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private KeySources() {}

    /** @param uri address, or null; @param jwks JWK set as JSON or path of a file, or null: exactly one is given */
    public static JWKSource<SecurityContext> of(URI uri, String jwks) {
        return uri == null ? local(jwks) : remote(uri, KEPT, TOLERATED_OUTAGE);
    }

    /**
     * Kept five minutes; an unknown key id fetches again, but not more than twice in thirty seconds. While the address
     * does not answer the keys known last are believed for an hour more, and no others.
     */
    static JWKSource<SecurityContext> remote(URI uri, Duration kept, Duration outage) {
        if (!"https".equals(uri.getScheme()) && !LOOPBACK.contains(String.valueOf(uri.getHost()))) {
            throw new StartRefused(
                    "The keys at " + uri + " would be fetched without protection.",
                    "Give an https address as jwks-uri.");
        }
        try {
            return JWKSourceBuilder.create(uri.toURL(), new DefaultResourceRetriever(CONNECT_MS, READ_MS, LARGEST))
                    .cache(kept.toMillis(), CONNECT_MS + READ_MS)
                    .refreshAheadCache(kept.compareTo(Duration.ofMinutes(1)) > 0)
                    .rateLimited(Math.min(FETCHED_AGAIN_MS, kept.toMillis() / 2))
                    .retrying(true)
                    .outageTolerant(outage.toMillis())
                    .build();
        } catch (MalformedURLException | IllegalArgumentException wrong) {
            throw new StartRefused("jwks-uri " + uri + " is not an address.", "Correct carnet.identity in the settings.");
        }
    }

    private static JWKSource<SecurityContext> local(String jwks) {
        try {
            String json = jwks.strip().startsWith("{") ? jwks : Files.readString(file(jwks));
            JWKSet keys = JWKSet.parse(json);
            if (keys.isEmpty() || !keys.getKeys().stream().allMatch(AsymmetricJWK.class::isInstance)) {
                throw new StartRefused("A JWK set has no key or a secret one.", "Give public RSA or EC keys only.");
            }
            return new ImmutableJWKSet<>(keys.toPublicJWKSet());
        } catch (IOException | ParseException unreadable) {
            throw new StartRefused(
                    "A JWK set of carnet.identity cannot be read: " + unreadable.getMessage(),
                    "Give its JSON or the path of a file that holds it.");
        }
    }

    private static Path file(String location) {
        return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    }
}
