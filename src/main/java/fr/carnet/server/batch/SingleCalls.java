package fr.carnet.server.batch;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.carnet.server.OutcomeRenderer;
import fr.carnet.shared.AcceptedLanguage;
import fr.carnet.shared.Refusal;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Bundles of single calls: a batch answers each for itself, a transaction does all within one record or nothing. */
@Component
class SingleCalls {
    private final EntryCall entryCall;
    private final OutcomeRenderer renderer;
    private final TransactionTemplate transactions;

    SingleCalls(EntryCall entryCall, OutcomeRenderer renderer, PlatformTransactionManager transactionManager) {
        this.entryCall = entryCall;
        this.renderer = renderer;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    Bundle batch(Bundle batch, RequestDetails request) {
        Bundle answer = new Bundle().setType(Bundle.BundleType.BATCHRESPONSE);
        for (BundleEntryComponent entry : batch.getEntry()) {
            answer.addEntry(alone(entry, (ServletRequestDetails) request).entry());
        }
        return answer;
    }

    /** What is wrong with one entry of a batch is the answer to that entry. */
    private EntryCall.Answer alone(BundleEntryComponent entry, ServletRequestDetails request) {
        try {
            return entryCall.answer(entry, request);
        } catch (Refusal refusal) {
            Locale locale = AcceptedLanguage.of(request.getHeader("Accept-Language"));
            return new EntryCall.Answer(refusal.status(), null, null, renderer.render(refusal, locale), false);
        }
    }

    Bundle transaction(Bundle bundle, RequestDetails request) {
        TransactionOrder order = TransactionOrder.of(bundle);
        BundleEntryComponent[] answers = new BundleEntryComponent[bundle.getEntry().size()];
        transactions.executeWithoutResult(status -> {
            for (int index : order.indexes()) {
                EntryCall.Answer answer =
                        entryCall.answer(order.resolved(index), (ServletRequestDetails) request);
                if (answer.status() >= 400) {
                    throw new EntryRefused(answer.status(), placed(answer.outcome(), bundle, index));
                }
                answer.id().ifPresent(id -> order.created(index, id));
                answers[index] = answer.entry();
            }
        });
        Bundle answer = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
        List.of(answers).forEach(answer::addEntry);
        return answer;
    }

    /** What is wrong within an entry's resource is named where the caller sent it. */
    private static OperationOutcome placed(OperationOutcome outcome, Bundle bundle, int index) {
        Resource sent = bundle.getEntry().get(index).getResource();
        if (sent != null && outcome != null) {
            outcome.getIssue().stream()
                    .flatMap(issue -> issue.getExpression().stream())
                    .filter(place -> place.getValue().startsWith(sent.fhirType() + "."))
                    .forEach(place -> place.setValue("Bundle.entry[" + index + "].resource"
                            + place.getValue().substring(sent.fhirType().length())));
        }
        return outcome;
    }
}
