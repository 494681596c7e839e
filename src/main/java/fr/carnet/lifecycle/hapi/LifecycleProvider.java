package fr.carnet.lifecycle.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.Call;
import fr.carnet.access.hapi.Desk;
import fr.carnet.lifecycle.ChangeState;
import fr.carnet.lifecycle.OpenRecord;
import fr.carnet.lifecycle.StatusAnswer;
import fr.carnet.lifecycle.StatusQuestion;
import fr.carnet.record.RecordStatus;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.OfferedProvider;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** The operations of a record's life (CONTRACT 4): {@code $open-record}, {@code $record-status}, {@code $close-record}… */
@Component
class LifecycleProvider implements OfferedProvider {
    private final Desk desk;
    private final OpenRecord openRecord;
    private final ChangeState changes;
    private final StatusQuestion question;
    private final StatusAnswer answer;

    LifecycleProvider(
            Desk desk, OpenRecord openRecord, ChangeState changes, StatusQuestion question, StatusAnswer answer) {
        this.desk = desk;
        this.openRecord = openRecord;
        this.changes = changes;
        this.question = question;
        this.answer = answer;
    }

    @Operation(name = "$open-record", typeName = "Patient")
    public Parameters open(@ResourceParam Parameters sent, RequestDetails request) {
        Patient patient = resources(sent, "patient", Patient.class).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.INVALID,
                        "Parameters.parameter.where(name='patient')",
                        "Indiquez la personne (paramètre patient).",
                        "Give the person (parameter patient)."));
        List<RelatedPerson> representatives = resources(sent, "representative", RelatedPerson.class);
        boolean history = importHistory(sent);
        return desk.serve(request, call -> {
            OpenRecord.Opened opened = openRecord.open(call, patient, representatives, history);
            return StatusAnswer.withWarnings(answer.of(call, opened.status()), opened.warnings(), call.locale());
        });
    }

    private static boolean importHistory(Parameters sent) {
        return sent.getParameter().stream()
                .filter(p -> "importHistory".equals(p.getName()))
                .findFirst()
                .map(p -> {
                    if (p.getValue() instanceof BooleanType value) {
                        return value.booleanValue();
                    }
                    throw Refusal.of(
                            ErrorCode.INVALID,
                            "Parameters.parameter.where(name='importHistory')",
                            "importHistory est un booléen (valueBoolean).",
                            "importHistory is a boolean (valueBoolean).");
                })
                .orElse(true);
    }

    private static <T> List<T> resources(Parameters sent, String name, Class<T> type) {
        List<ParametersParameterComponent> named = sent == null
                ? List.of()
                : sent.getParameter().stream().filter(p -> name.equals(p.getName())).toList();
        for (ParametersParameterComponent parameter : named) {
            if (!type.isInstance(parameter.getResource())) {
                throw Refusal.of(
                        ErrorCode.INVALID,
                        "Parameters.parameter.where(name='" + name + "')",
                        "Ce paramètre doit porter une ressource " + type.getSimpleName() + ".",
                        "This parameter must carry a " + type.getSimpleName() + " resource.");
            }
        }
        return named.stream().map(p -> type.cast(p.getResource())).toList();
    }

    @Operation(name = "$record-status", typeName = "Patient", idempotent = true)
    public Parameters status(@OperationParam(name = "identifier", max = 1) StringType identifier, RequestDetails request) {
        refuseOtherParameters(request);
        BusinessIdentifier ins = BusinessIdentifier.parse(identifier == null ? null : identifier.getValue())
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.INVALID,
                        "identifier",
                        "Indiquez l'INS sous la forme SYSTEME|VALEUR.",
                        "Give the INS as SYSTEM|VALUE."));
        return desk.serve(request, call -> question.ask(call, ins, "$record-status")
                .map(status -> answer.of(call, status))
                .orElseGet(answer::none));
    }

    private static void refuseOtherParameters(RequestDetails request) {
        request.getParameters().forEach((name, values) -> {
            boolean offered = Set.of("identifier", "_format", "_pretty").contains(name);
            if (!offered || values.length > 1) {
                throw Refusal.of(
                        ErrorCode.NOT_OFFERED,
                        name,
                        "$record-status prend un seul paramètre : identifier=SYSTEME|VALEUR.",
                        "$record-status takes one parameter: identifier=SYSTEM|VALUE.");
            }
        });
    }

    @Operation(name = "$close-record", typeName = "Patient")
    public Parameters close(
            @IdParam IdType id, @OperationParam(name = "reason", max = 1) StringType reason, RequestDetails request) {
        String stated = reason == null ? null : reason.getValue();
        return change(request, call -> changes.close(call, id.getIdPart(), stated));
    }

    @Operation(name = "$reopen-record", typeName = "Patient")
    public Parameters reopen(@IdParam IdType id, RequestDetails request) {
        return change(request, call -> changes.reopen(call, id.getIdPart()));
    }

    @Operation(name = "$request-deletion", typeName = "Patient")
    public Parameters requestDeletion(@IdParam IdType id, RequestDetails request) {
        return change(request, call -> changes.requestDeletion(call, id.getIdPart()));
    }

    @Operation(name = "$cancel-deletion", typeName = "Patient")
    public Parameters cancelDeletion(@IdParam IdType id, RequestDetails request) {
        return change(request, call -> changes.cancelDeletion(call, id.getIdPart()));
    }

    private Parameters change(RequestDetails request, Function<Call, RecordStatus> change) {
        return desk.serve(request, call -> answer.of(call, change.apply(call)));
    }
}
