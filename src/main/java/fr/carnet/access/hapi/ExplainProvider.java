package fr.carnet.access.hapi;

import fr.carnet.shared.fhir.OfferedProvider;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.Action;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Explainer;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.access.explain.Sentences;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** {@code GET /fhir/Patient/{id}/$explain-access?actor=…&profession=…&type=…[&structure=…&regulation=true]} for the holder. */
@Component
public class ExplainProvider implements OfferedProvider {
    private final Desk desk;
    private final Gate gate;
    private final Explainer explainer;
    private final NamedRecords names;

    ExplainProvider(Desk desk, Gate gate, Explainer explainer, NamedRecords names) {
        this.desk = desk;
        this.gate = gate;
        this.explainer = explainer;
        this.names = names;
    }

    /** Parameters are read from the address or the body themselves: {@code actor} holds a bar, which HAPI would cut. */
    @Operation(name = "$explain-access", typeName = "Patient", idempotent = true)
    public Parameters explain(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> answer(call, id, request));
    }

    private Parameters answer(Call call, IdType id, RequestDetails request) {
        Ask ask = new Ask(Need.HOLD_ANY, Action.EXECUTE, 'r', "$explain-access", "Patient", "");
        Entrance entrance = gate.enter(call, names.byPatientId(id.getIdPart()), ask);
        List<Fault> faults = new ArrayList<>();
        Optional<BusinessIdentifier> actor = BusinessIdentifier.parse(given(request, "actor", faults))
                .filter(a -> a.system().equals(NamingSystems.ID_NAT_PS)
                        || a.system().equals(NamingSystems.ID_NAT_STRUCT));
        String profession = given(request, "profession", faults);
        String type = given(request, "type", faults);
        if (actor.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(
                    "actor",
                    "actor doit être un IdNat_PS ou un IdNat_Struct : SYSTEM|VALUE.",
                    "actor must be an IdNat_PS or an IdNat_Struct: SYSTEM|VALUE."));
        }
        Optional<String> structure = optional(request, "structure", "[0-9A-Za-z/._-]{2,64}", faults);
        boolean regulation = optional(request, "regulation", "true|false", faults).filter("true"::equals).isPresent();
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
        Explainer.Explanation explanation = explainer.explain(
                entrance.record(),
                new Explainer.Question(actor.orElseThrow(), profession, type, structure, regulation),
                entrance.visibility());
        return new Parameters()
                .addParameter("decision", new CodeType(explanation.permit() ? "permit" : "deny"))
                .addParameter("reason", new CodeType(explanation.reason()))
                .addParameter("text", new StringType(Sentences.say(explanation, type, call.locale())));
    }

    /** A parameter that may be left out; when it is there it must have this form. */
    private static Optional<String> optional(RequestDetails request, String name, String form, List<Fault> faults) {
        if (values(request, name).isEmpty()) {
            return Optional.empty();
        }
        String value = given(request, name, faults);
        if (!value.isEmpty() && !value.matches(form)) {
            faults.add(new Fault(name, "Le paramètre " + name + " est mal formé.", "Parameter " + name + " is malformed."));
        }
        return Optional.of(value);
    }

    private static String given(RequestDetails request, String name, List<Fault> faults) {
        List<String> values = values(request, name);
        if (values.size() != 1 || values.get(0).isBlank()) {
            faults.add(new Fault(name, "Le paramètre " + name + " est obligatoire, une seule fois.",
                    "Parameter " + name + " is required, once."));
            return "";
        }
        return values.get(0);
    }

    private static List<String> values(RequestDetails request, String name) {
        List<String> values = new ArrayList<>(List.of(request.getParameters().getOrDefault(name, new String[0])));
        if (request.getResource() instanceof Parameters body) {
            body.getParameter().stream()
                    .filter(parameter -> parameter.getName().equals(name) && parameter.hasValue())
                    .forEach(parameter -> values.add(parameter.getValue().primitiveValue()));
        }
        return values;
    }
}
