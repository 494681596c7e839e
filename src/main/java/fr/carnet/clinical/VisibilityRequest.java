package fr.carnet.clinical;

import fr.carnet.conformance.SecurityLabel;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/**
 * What {@code $set-visibility} is asked: {@code label} 0..2, and on a Patient {@code scope}.
 *
 * @param scope empty when none was given
 */
public record VisibilityRequest(VisibilityLabels labels, Optional<DefaultVisibility.Scope> scope) {
    private static final Set<String> LABELS =
            Set.of(SecurityLabel.MASKED, SecurityLabel.HIDDEN_FROM_REPRESENTATIVES);
    private static final int MOST_LABELS = 2;

    /**
     * On a resource.
     *
     * @param sent may be null: no label
     */
    public static VisibilityRequest ofResource(Parameters sent) {
        List<String> labels = codes(sent, "label", Set.of("label"));
        return new VisibilityRequest(labels(labels), Optional.empty());
    }

    /** On the holder's Patient; {@code scope} is required. */
    public static VisibilityRequest ofPatient(Parameters sent) {
        Set<String> offered = Set.of("label", "scope");
        List<String> labels = codes(sent, "label", offered);
        List<String> scopes = codes(sent, "scope", offered);
        Optional<DefaultVisibility.Scope> scope = scopes.size() == 1
                ? DefaultVisibility.Scope.ofCode(scopes.get(0))
                : Optional.empty();
        if (scope.isEmpty()) {
            throw invalid("scope", "scope vaut history ou new-documents.", "scope is history or new-documents.");
        }
        return new VisibilityRequest(labels(labels), scope);
    }

    /** The request as the answer repeats it. */
    public Parameters answer() {
        Parameters answer = new Parameters();
        scope.ifPresent(chosen -> answer.addParameter("scope", new CodeType(chosen.code())));
        labels.codes().forEach(code -> answer.addParameter("label", new CodeType(code)));
        return answer;
    }

    private static VisibilityLabels labels(List<String> codes) {
        if (codes.size() > MOST_LABELS || !LABELS.containsAll(codes)) {
            throw invalid(
                    "label",
                    "label vaut MASQUE_PS ou INVISIBLE_REPRESENTANTS_LEGAUX, deux fois au plus.",
                    "label is MASQUE_PS or INVISIBLE_REPRESENTANTS_LEGAUX, at most twice.");
        }
        return VisibilityLabels.ofCodes(codes);
    }

    private static List<String> codes(Parameters sent, String name, Set<String> offered) {
        List<String> codes = new ArrayList<>();
        List<ParametersParameterComponent> parameters = sent == null ? List.of() : sent.getParameter();
        for (ParametersParameterComponent parameter : parameters) {
            if (!offered.contains(parameter.getName())) {
                throw Refusal.of(
                        ErrorCode.NOT_OFFERED,
                        place(parameter.getName()),
                        "Ce paramètre n'est pas offert ici.",
                        "This parameter is not offered here.");
            }
            if (parameter.getName().equals(name)) {
                codes.add(code(parameter));
            }
        }
        return codes;
    }

    private static String code(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof CodeType code && code.hasValue()) {
            return code.getValue();
        }
        throw invalid(
                parameter.getName(), "Ce paramètre est un code (valueCode).", "This parameter is a code (valueCode).");
    }

    private static Refusal invalid(String name, String french, String english) {
        return Refusal.of(ErrorCode.INVALID, place(name), french, english);
    }

    private static String place(String name) {
        return "Parameters.parameter.where(name='" + name + "')";
    }
}
