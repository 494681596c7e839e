package fr.carnet.oncology.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.oncology.CancerFile;
import fr.carnet.oncology.EndTeam;
import fr.carnet.shared.fhir.OfferedProvider;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.CodeType;
import org.springframework.stereotype.Component;

/** {@code GET /fhir/Patient/{id}/$cancer-file} and {@code POST /fhir/CareTeam/{id}/$end-care-team}. */
@Component
class CancerFileProvider implements OfferedProvider {
    private final Desk desk;
    private final CancerFile file;
    private final EndTeam ending;

    CancerFileProvider(Desk desk, CancerFile file, EndTeam ending) {
        this.desk = desk;
        this.file = file;
        this.ending = ending;
    }

    @Operation(name = "$cancer-file", typeName = "Patient", idempotent = true)
    public Bundle read(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> file.of(call, id.getIdPart()));
    }

    @Operation(name = "$end-care-team", typeName = "CareTeam")
    public Parameters end(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> {
            ending.end(call, id.getIdPart());
            return new Parameters().addParameter("status", new CodeType("inactive"));
        });
    }
}
