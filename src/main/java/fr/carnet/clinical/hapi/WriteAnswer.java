package fr.carnet.clinical.hapi;

import ca.uhn.fhir.rest.api.MethodOutcome;
import fr.carnet.clinical.Shown;
import fr.carnet.clinical.Stored;
import fr.carnet.register.Entry;
import fr.carnet.shared.Warning;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;

/** What the server answers to a write; the warnings to who prefers an OperationOutcome. */
final class WriteAnswer {
    private WriteAnswer() {}

    static MethodOutcome of(Stored stored, Shown shown, Locale locale) {
        Entry entry = stored.entry();
        IdType id = new IdType(entry.type(), entry.id(), Integer.toString(entry.version()));
        MethodOutcome outcome = new MethodOutcome(id, stored.created());
        outcome.setResource(shown.of(entry));
        if (!stored.warnings().isEmpty()) {
            outcome.setOperationOutcome(warnings(stored.warnings(), locale));
        }
        return outcome;
    }

    private static OperationOutcome warnings(List<Warning> warnings, Locale locale) {
        OperationOutcome outcome = new OperationOutcome();
        for (Warning warning : warnings) {
            OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.WARNING)
                    .setCode(OperationOutcome.IssueType.INFORMATIONAL);
            issue.getDetails().setText(locale.equals(Locale.ENGLISH) ? warning.english() : warning.french());
            if (warning.expression() != null) {
                issue.addExpression(warning.expression());
            }
        }
        return outcome;
    }
}
