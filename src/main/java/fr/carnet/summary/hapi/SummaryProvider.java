package fr.carnet.summary.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.Named;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.hapi.Desk;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.summary.PatientSummary;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.stereotype.Component;

/** {@code GET} and {@code POST /fhir/Patient/{id}/$summary} and {@code /fhir/Patient/$summary?identifier=} (HL7 IPS). */
@Component
class SummaryProvider implements OfferedProvider {
    private final Desk desk;
    private final PatientSummary summary;
    private final NamedRecords names;

    SummaryProvider(Desk desk, PatientSummary summary, NamedRecords names) {
        this.desk = desk;
        this.summary = summary;
        this.names = names;
    }

    @Operation(name = "$summary", typeName = "Patient", idempotent = true)
    public Bundle summary(
            @IdParam(optional = true) IdType id,
            @OperationParam(name = "identifier", max = 1) StringType identifier,
            @OperationParam(name = "profile", max = 1, typeName = "uri") UriType profile,
            RequestDetails request) {
        boolean byId = id != null && id.hasIdPart();
        OfferedParameters.check(request, byId ? Set.of("profile") : Set.of("identifier", "profile"), "$summary");
        return answer(request, profile, () -> byId ? names.byPatientId(id.getIdPart()) : byIns(text(identifier)));
    }

    private Named byIns(String identifier) {
        return BusinessIdentifier.parse(identifier)
                .map(names::byIns)
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.INVALID,
                        "identifier",
                        "Indiquez l'INS sous la forme SYSTEME|VALEUR.",
                        "Give the INS as SYSTEM|VALUE."));
    }

    private Bundle answer(RequestDetails request, UriType profile, Supplier<Named> named) {
        if (profile != null && !PatientSummary.satisfies(String.valueOf(text(profile)))) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED,
                    "profile",
                    "Seul le profil IPS est offert.",
                    "Only the IPS profile is offered.");
        }
        return desk.serve(request, call -> summary.bundle(call, named.get(), request.getFhirServerBase()));
    }

    private static String text(PrimitiveType<?> value) {
        return value == null ? null : value.getValueAsString();
    }
}
