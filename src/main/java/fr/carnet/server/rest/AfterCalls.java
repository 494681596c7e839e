package fr.carnet.server.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import fr.carnet.shared.fhir.AfterCall;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs what the rooms do after a call, before its answer leaves. */
@Component
class AfterCalls implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(AfterCalls.class);

    private final List<AfterCall> work;

    AfterCalls(List<AfterCall> work) {
        this.work = List.copyOf(work);
    }

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = -1)
    public boolean run() {
        work.forEach(AfterCalls::run);
        return true;
    }

    private static void run(AfterCall work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            // The call is committed: whatever goes wrong here is done again by the room's own job.
            LOG.warn("event=after-call-failed kind={}", failure.getClass().getName());
        }
    }
}
