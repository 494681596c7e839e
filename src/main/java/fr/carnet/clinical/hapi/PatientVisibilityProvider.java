package fr.carnet.clinical.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.clinical.SetVisibility;
import fr.carnet.clinical.VisibilityRequest;
import fr.carnet.shared.fhir.OfferedProvider;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** {@code POST /fhir/Patient/{id}/$set-visibility}: the whole history, or the default for new deposits. */
@Component
class PatientVisibilityProvider implements OfferedProvider {
    private final Desk desk;
    private final SetVisibility visibility;

    PatientVisibilityProvider(Desk desk, SetVisibility visibility) {
        this.desk = desk;
        this.visibility = visibility;
    }

    @Operation(name = "$set-visibility", typeName = "Patient")
    public Parameters set(@IdParam IdType id, @ResourceParam Parameters sent, RequestDetails request) {
        return desk.serve(request, call -> {
            VisibilityRequest asked = VisibilityRequest.ofPatient(sent);
            visibility.onRecord(call, id.getIdPart(), asked.scope().orElseThrow(), asked.labels());
            return asked.answer();
        });
    }
}
