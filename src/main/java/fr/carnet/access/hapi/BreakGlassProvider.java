package fr.carnet.access.hapi;

import fr.carnet.shared.fhir.OfferedProvider;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.BreakGlass;
import fr.carnet.access.NamedRecords;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** {@code POST /fhir/Patient/{id}/$break-glass} (bris de glace). */
@Component
public class BreakGlassProvider implements OfferedProvider {
    private final Desk desk;
    private final BreakGlass breakGlass;
    private final NamedRecords names;

    BreakGlassProvider(Desk desk, BreakGlass breakGlass, NamedRecords names) {
        this.desk = desk;
        this.breakGlass = breakGlass;
        this.names = names;
    }

    @Operation(name = "$break-glass", typeName = "Patient")
    public Parameters open(
            @IdParam IdType id, @OperationParam(name = "reason", max = 1) StringType reason, RequestDetails request) {
        return desk.serve(request, call -> {
            String stated = reason == null ? null : reason.getValue();
            Instant expiresAt = breakGlass.open(call, names.byPatientId(id.getIdPart()), stated);
            return new Parameters().addParameter("expiresAt", new InstantType(Date.from(expiresAt)));
        });
    }
}
