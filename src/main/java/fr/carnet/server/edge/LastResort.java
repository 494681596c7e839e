package fr.carnet.server.edge;

import fr.carnet.server.DatabaseGone;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nothing leaves as a stack trace: a refusal is said, anything else is logged and said as {@code internal}. */
@Component
@Order(EdgeOrder.LAST_RESORT)
class LastResort extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);
    private static final int DEEPEST = 10;

    private final Answer answer;

    LastResort(Answer answer) {
        this.answer = answer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            Refusal refusal = refusal(failure);
            if (refusal.code() == ErrorCode.INTERNAL) {
                LOG.error("event=request-failed method={}", request.getMethod(), failure);
            }
            answer.write(request, response, refusal);
        }
    }

    /** A refusal may come wrapped by whatever it passed through. */
    static Refusal refusal(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return Refusal.of(DatabaseGone.in(failure) ? ErrorCode.UNAVAILABLE : ErrorCode.INTERNAL);
    }
}
