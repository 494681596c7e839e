package fr.carnet.server.load;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a call in, after security has said whose it is: within its caller's limits, and in its lane. Whoever regulates
 * (SAMU), breaks the glass or has just done so has a lane and a count of his own, which the others cannot fill. Answers of
 * probes never wait.
 */
@Component
@Order(Admission.AFTER_SECURITY)
@EnableConfigurationProperties(LoadSettings.class)
class Admission extends OncePerRequestFilter {
    static final int AFTER_SECURITY = -90;

    /** The authority of a regulating doctor, as the identity room gives it. */
    private static final String REGULATION = "regulation";

    private static final String BREAK_GLASS = "/$break-glass";
    private static final int FIRST_REFUSAL = 300;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final CallerLimits limits;
    private final Lane known;
    private final Lane strangers;
    private final Lane emergency;
    private final Cache<String, Boolean> inEmergency;
    private final MeterRegistry meters;

    Admission(LoadSettings settings, MeterRegistry meters) {
        this.limits = new CallerLimits(settings);
        this.known = new Lane(settings.known(), settings.queue(), settings.patience());
        this.strangers = new Lane(settings.strangers(), settings.queue(), settings.patience());
        this.emergency = new Lane(settings.emergency(), settings.queue(), settings.patience());
        this.inEmergency = Caffeine.newBuilder().expireAfterWrite(settings.emergencyLasts()).build();
        this.meters = meters;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Principal caller = request.getUserPrincipal();
        boolean breaks = request.getRequestURI().endsWith(BREAK_GLASS);
        boolean first = caller != null && (breaks || regulates(caller) || inEmergency.getIfPresent(caller.getName()) != null);
        String key = caller == null ? "address:" + request.getRemoteAddr() : caller.getName() + (first ? " emergency" : "");
        Duration wait = limits.waitFor(key);
        if (!wait.isZero()) {
            throw refused("rate", ErrorCode.TOO_MANY_REQUESTS, wait);
        }
        Lane lane = first ? emergency : caller == null ? strangers : known;
        within(caller == null ? lane : limits.lane(key), lane, () -> chain.doFilter(request, response));
        if (breaks && caller != null && response.getStatus() < FIRST_REFUSAL) {
            inEmergency.put(caller.getName(), true);
        }
    }

    private interface Call {
        void go() throws ServletException, IOException;
    }

    private void within(Lane own, Lane lane, Call call) throws ServletException, IOException {
        if (!own.enter()) {
            throw refused("caller", ErrorCode.TOO_MANY_REQUESTS, SOON);
        }
        try {
            if (own == lane) {
                call.go();
            } else {
                inLane(lane, call);
            }
        } finally {
            own.leave();
        }
    }

    private void inLane(Lane lane, Call call) throws ServletException, IOException {
        if (!lane.enter()) {
            throw refused("lane", ErrorCode.UNAVAILABLE, SOON);
        }
        try {
            call.go();
        } finally {
            lane.leave();
        }
    }

    private static boolean regulates(Principal caller) {
        return caller instanceof Authentication known
                && known.getAuthorities().stream().anyMatch(authority -> REGULATION.equals(authority.getAuthority()));
    }

    private Refusal refused(String limit, ErrorCode code, Duration wait) {
        meters.counter("carnet.calls.turned.away", "limit", limit).increment();
        return Refusal.of(code).retryAfter(wait);
    }
}
