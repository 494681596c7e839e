package fr.carnet.shared.fhir;

import ca.uhn.fhir.rest.api.MethodOutcome;
import fr.carnet.shared.Warning;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** What was accepted although it departs, as the OperationOutcome of a write ({@code Prefer: return=OperationOutcome}). */
public final class Warnings {
    private Warnings() {}

    public static MethodOutcome on(MethodOutcome outcome, List<Warning> warnings, Locale locale) {
        OperationOutcome told = new OperationOutcome();
        for (Warning warning : warnings) {
            OperationOutcome.OperationOutcomeIssueComponent issue =
                    told.addIssue().setSeverity(IssueSeverity.WARNING).setCode(IssueType.INFORMATIONAL);
            issue.getDetails().setText(english(locale) ? warning.english() : warning.french());
            if (warning.expression() != null) {
                issue.addExpression(warning.expression());
            }
        }
        if (warnings.isEmpty()) {
            inform(told, "Enregistré.", "Stored.", locale);
        }
        outcome.setOperationOutcome(told);
        return outcome;
    }

    public static MethodOutcome deleted(MethodOutcome outcome, Locale locale) {
        OperationOutcome told = new OperationOutcome();
        inform(told, "Le document est supprimé.", "The document is deleted.", locale);
        outcome.setOperationOutcome(told);
        outcome.setResource(null);
        return outcome;
    }

    private static void inform(OperationOutcome outcome, String french, String english, Locale locale) {
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .getDetails()
                .setText(english(locale) ? english : french);
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
