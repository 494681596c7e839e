package fr.carnet.identity.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.SignedJWT;
import fr.carnet.identity.Caller;
import java.time.Duration;
import java.util.Optional;

/**
 * What tokens say, read once: a token is sent with every call until it expires, and never says anything else. Whether it
 * is believed (signature, key, times, status) is asked anew at every call, before what it says is used.
 */
final class ReadTokens {
    private static final int MOST = 5_000;
    private static final Duration UNUSED = Duration.ofMinutes(5);

    private final Cache<String, Read> read =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();

    /** A token in its parts, and the caller it names. */
    record Read(SignedJWT jwt, Caller caller) {}

    Optional<Read> find(String token) {
        return Optional.ofNullable(read.getIfPresent(token));
    }

    void keep(String token, Read said) {
        read.put(token, said);
    }
}
