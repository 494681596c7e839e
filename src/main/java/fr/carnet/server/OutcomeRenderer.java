package fr.carnet.server;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Warning;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.springframework.stereotype.Component;

/**
 * Says a refusal as CONTRACT 7 wants it: an OperationOutcome with our code, one sentence in the language asked, what to
 * do about it, and the place at fault. Equal refusals give equal outcomes, whoever asks.
 */
@Component
public final class OutcomeRenderer {
    public static final String CODE_SYSTEM = "https://carnet.example/fhir/CodeSystem/error";

    /** @param language French unless it is English */
    public OperationOutcome render(Refusal refusal, Locale language) {
        OperationOutcome outcome = new OperationOutcome();
        ErrorCode code = refusal.code();
        if (refusal.faults().isEmpty()) {
            addError(outcome, code, language, Sentences.what(code, language));
        }
        for (Fault fault : refusal.faults()) {
            String text = Sentences.english(language) ? fault.english() : fault.french();
            addExpression(addError(outcome, code, language, text), fault.expression());
        }
        return outcome;
    }

    /** A refusal without particulars. */
    public OperationOutcome render(ErrorCode code, Locale language) {
        return render(Refusal.of(code), language);
    }

    /** What was accepted although it departs from a profile; goes with the answer of a successful call. */
    public OperationOutcome warnings(List<Warning> warnings, Locale language) {
        OperationOutcome outcome = new OperationOutcome();
        for (Warning warning : warnings) {
            OperationOutcomeIssueComponent issue = outcome.addIssue()
                    .setSeverity(IssueSeverity.WARNING)
                    .setCode(IssueType.INFORMATIONAL);
            issue.getDetails().setText(Sentences.english(language) ? warning.english() : warning.french());
            addExpression(issue, warning.expression());
        }
        return outcome;
    }

    private static OperationOutcomeIssueComponent addError(
            OperationOutcome outcome, ErrorCode code, Locale language, String text) {
        OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.fromCode(code.issueType()))
                .setDiagnostics(Sentences.toDo(code, language));
        issue.getDetails().setText(text).addCoding().setSystem(CODE_SYSTEM).setCode(code.code());
        return issue;
    }

    private static void addExpression(OperationOutcomeIssueComponent issue, String expression) {
        if (expression != null && !expression.isBlank()) {
            issue.addExpression(expression);
        }
    }
}
