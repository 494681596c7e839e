package fr.carnet.conformance;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** {@code $validate} (FHIR R4): everything there is to say about a body, as an OperationOutcome; nothing is stored. */
@Component
public class Verdict {
    private static final Fault UNKNOWN_PROFILE = new Fault(
            "profile",
            "Ce profil n'est pas connu ici ; voir supportedProfile dans /fhir/metadata.",
            "This profile is not known here; see supportedProfile in /fhir/metadata.");
    private static final Fault NOTHING = new Fault(
            "resource", "Envoyez la ressource à vérifier.", "Send the resource to be checked.");
    private static final Fault OTHER_TYPE = new Fault(
            "resourceType",
            "La ressource n'est pas du type nommé par l'adresse.",
            "The resource is not of the type named by the address.");
    private static final Fault FINE = new Fault(null, "Aucun défaut.", "No fault.");

    private final StrictParsing parsing;
    private final Validation validation;

    Verdict(StrictParsing parsing, Validation validation) {
        this.parsing = parsing;
        this.validation = validation;
    }

    /**
     * What is asked.
     *
     * @param type the type in the address
     * @param profile a profile to check as well, or null
     * @param mode {@code create} and {@code update} ask the same; null: none
     */
    public record Asked(String type, String profile, String mode) {}

    /** @param body the resource, or Parameters with {@code resource}, {@code profile}, {@code mode} */
    public OperationOutcome of(Asked asked, byte[] body, StrictParsing.Format format, Locale language) {
        OperationOutcome outcome = new OperationOutcome();
        StrictParsing.Parsed parsed = parsing.parse(body, format);
        parsed.faults().forEach(fault -> add(outcome, IssueSeverity.ERROR, fault, language));
        Resource sent = parsed.resource();
        Asked complete = asked;
        if (sent instanceof Parameters parameters && !asked.type().equals("Parameters")) {
            complete = new Asked(
                    asked.type(), text(parameters, "profile", asked.profile()), text(parameters, "mode", asked.mode()));
            sent = resource(parameters);
        }
        judge(complete, sent, parsed.clean(), outcome, language);
        return outcome;
    }

    private void judge(Asked asked, Resource sent, boolean clean, OperationOutcome outcome, Locale language) {
        if (asked.mode() != null && !List.of("create", "update").contains(asked.mode())) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED,
                    "mode",
                    "Seuls les modes create et update sont offerts.",
                    "Only modes create and update are offered.");
        }
        if (asked.profile() != null && !validation.knows(asked.profile())) {
            add(outcome, IssueSeverity.ERROR, UNKNOWN_PROFILE, language);
        } else if (sent == null) {
            if (clean) {
                add(outcome, IssueSeverity.ERROR, NOTHING, language);
            }
        } else if (!sent.fhirType().equals(asked.type())) {
            add(outcome, IssueSeverity.ERROR, OTHER_TYPE, language);
        } else {
            validation.full(sent, asked.profile()).forEach(finding -> add(outcome, finding, language));
            if (!outcome.hasIssue()) {
                add(outcome, IssueSeverity.INFORMATION, FINE, language);
            }
        }
    }

    private static void add(OperationOutcome outcome, Finding finding, Locale language) {
        add(outcome, finding.refuses() ? IssueSeverity.ERROR : IssueSeverity.WARNING, finding.toFault(), language);
    }

    private static void add(OperationOutcome outcome, IssueSeverity severity, Fault fault, Locale language) {
        boolean information = severity == IssueSeverity.INFORMATION;
        OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(severity)
                .setCode(information ? IssueType.INFORMATIONAL : IssueType.INVALID);
        issue.getDetails().setText(Locale.ENGLISH.getLanguage().equals(language.getLanguage())
                ? fault.english()
                : fault.french());
        if (severity == IssueSeverity.ERROR) {
            issue.getDetails().addCoding().setSystem(Canonicals.ERROR_CODES).setCode("invalid");
        }
        if (fault.expression() != null && !fault.expression().isBlank()) {
            issue.addExpression(fault.expression());
        }
    }

    private static String text(Parameters parameters, String name, String otherwise) {
        return parameters.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .map(ParametersParameterComponent::getValue)
                .filter(PrimitiveType.class::isInstance)
                .map(value -> value.primitiveValue())
                .findFirst()
                .orElse(otherwise);
    }

    private static Resource resource(Parameters parameters) {
        return parameters.getParameter().stream()
                .filter(parameter -> "resource".equals(parameter.getName()))
                .map(ParametersParameterComponent::getResource)
                .filter(resource -> resource != null)
                .findFirst()
                .orElse(null);
    }
}
