package fr.carnet.server.load;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** What one caller may take: a number of calls a minute (a whole minute's at once, if he likes), and a lane of his own. */
final class CallerLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final LoadSettings settings;
    private final Cache<String, Own> callers =
            Caffeine.newBuilder().expireAfterAccess(WINDOW.multipliedBy(5)).build();

    CallerLimits(LoadSettings settings) {
        this.settings = settings;
    }

    private record Own(Bucket calls, Lane lane) {}

    /** How long until the next call is due; zero when it is now. */
    Duration waitFor(String caller) {
        ConsumptionProbe asked = of(caller).calls.tryConsumeAndReturnRemaining(1);
        return asked.isConsumed() ? Duration.ZERO : Duration.ofNanos(asked.getNanosToWaitForRefill());
    }

    Lane lane(String caller) {
        return of(caller).lane;
    }

    private Own of(String caller) {
        return callers.get(caller, key -> new Own(
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(settings.callsPerMinute())
                                .refillGreedy(settings.callsPerMinute(), WINDOW))
                        .build(),
                new Lane(settings.callerAtOnce(), settings.queue(), settings.patience())));
    }
}
