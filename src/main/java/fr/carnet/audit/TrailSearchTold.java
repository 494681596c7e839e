package fr.carnet.audit;

import fr.carnet.shared.fhir.CapabilityPart;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells how the trace is searched; the list is that of {@link TrailQuery}. */
@Component
@Order(0)
class TrailSearchTold implements CapabilityPart {
    @Override
    public void complete(CapabilityStatement statement) {
        CapabilityPart.resource(statement, "AuditEvent").ifPresent(TrailSearchTold::describe);
    }

    private static void describe(CapabilityStatementRestResourceComponent trail) {
        trail.setDocumentation("patient ou patient.identifier est obligatoire. Aussi : _count (100 au plus), _sort=date, "
                + "_total, _summary=count. patient or patient.identifier is required. Also: _count (at most 100), "
                + "_sort=date, _total, _summary=count.");
        CapabilityPart.parameter(trail, "patient", SearchParamType.REFERENCE, "Dossier : Patient/{id}. Record.");
        CapabilityPart.parameter(trail, "patient.identifier", SearchParamType.TOKEN, "Dossier : INS. Record: INS.");
        CapabilityPart.parameter(trail, "date", SearchParamType.DATE, "Quand. When.");
        CapabilityPart.parameter(trail, "agent", SearchParamType.TOKEN, "Qui : SYSTEM|VALUE. Who.");
        CapabilityPart.parameter(trail, "action", SearchParamType.TOKEN, "Quoi : C, R, U, D, E. What.");
        CapabilityPart.parameter(trail, "outcome", SearchParamType.TOKEN, "0 accordé, 4 refusé. 0 granted, 4 refused.");
    }
}
