package fr.carnet.audit.hapi;

import fr.carnet.shared.fhir.OfferedProvider;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.access.hapi.Desk;
import fr.carnet.access.hapi.PatientParameter;
import fr.carnet.audit.TrailDesk;
import fr.carnet.shared.fhir.Searchset;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** {@code /fhir/AuditEvent}: read, search, {@code $verify}; nothing that writes is offered. */
@Component
class AuditEventProvider implements IResourceProvider, OfferedProvider {
    private final Desk desk;
    private final TrailDesk trail;
    private final PatientParameter patient;

    AuditEventProvider(Desk desk, TrailDesk trail, PatientParameter patient) {
        this.desk = desk;
        this.trail = trail;
        this.patient = patient;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    @Read
    public AuditEvent read(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> trail.read(call, id.getIdPart()));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        TrailDesk.Found found = desk.serve(
                request,
                call -> trail.search(call, PatientParameter.others(request), () -> patient.named(request)));
        return Searchset.of(request, found.events(), found.total(), found.nextCursor());
    }

    @Operation(name = "$verify", idempotent = true)
    public Parameters verify(RequestDetails request) {
        return desk.serve(request, trail::verify);
    }
}
