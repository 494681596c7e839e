package fr.carnet.access.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.carnet.access.Accessed;
import fr.carnet.access.AccessesOfCall;
import fr.carnet.access.Call;
import fr.carnet.identity.Caller;
import fr.carnet.shared.AcceptedLanguage;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Serves calls in transactions; an entry of a transaction Bundle joins the transaction of the Bundle. */
@Component
class ServedCalls implements Desk {
    private static final int ATTEMPTS = 5;

    private final TransactionTemplate joined;
    private final TransactionTemplate separate;
    private final ApplicationEventPublisher events;

    ServedCalls(PlatformTransactionManager transactionManager, ApplicationEventPublisher events) {
        this.joined = new TransactionTemplate(transactionManager);
        this.separate = new TransactionTemplate(transactionManager);
        this.separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.events = events;
    }

    @Override
    public <T> T serve(RequestDetails request, Function<Call, T> work) {
        boolean partOfBundle = TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            Call call = newCall(request);
            try {
                return attempt(call, work, partOfBundle);
            } catch (Refusal refusal) {
                publishRefused(call.refused(refusal.code()));
                throw refusal;
            } catch (DataIntegrityViolationException | ConcurrencyFailureException race) {
                if (partOfBundle || attempt == ATTEMPTS) {
                    publishRefused(call.refused(ErrorCode.CONFLICT));
                    throw Refusal.of(ErrorCode.CONFLICT);
                }
            }
        }
    }

    private <T> T attempt(Call call, Function<Call, T> work, boolean partOfBundle) {
        return joined.execute(status -> {
            T answer = work.apply(call);
            if (partOfBundle) {
                RecordOfBundle.require(call.accesses());
            }
            publish(call.accesses());
            if (partOfBundle) {
                traceRollbackOfBundle(call.accesses());
            }
            return answer;
        });
    }

    /** What the Bundle's rollback takes back was still attempted: it is traced as refused. */
    private void traceRollbackOfBundle(List<Accessed> accesses) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    publishRefused(accesses.stream()
                            .map(access -> access.granted() ? access.refused("rolled-back") : access)
                            .toList());
                }
            }
        });
    }

    private void publishRefused(List<Accessed> accesses) {
        if (!accesses.isEmpty()) {
            separate.executeWithoutResult(status -> publish(accesses));
        }
    }

    private void publish(List<Accessed> accesses) {
        if (!accesses.isEmpty()) {
            events.publishEvent(new AccessesOfCall(accesses));
        }
    }

    private static Call newCall(RequestDetails request) {
        ServletRequestDetails servlet = (ServletRequestDetails) request;
        Object caller = servlet.getServletRequest().getAttribute(Caller.class.getName());
        if (!(caller instanceof Caller known)) {
            throw Refusal.of(ErrorCode.NO_TOKEN);
        }
        Locale locale = AcceptedLanguage.of(request.getHeader("Accept-Language"));
        Object requestId = servlet.getServletRequest().getAttribute("requestId");
        return new Call(known, locale, requestId == null ? request.getRequestId() : requestId.toString());
    }
}
