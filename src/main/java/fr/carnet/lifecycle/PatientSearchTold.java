package fr.carnet.lifecycle;

import fr.carnet.shared.fhir.CapabilityPart;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the one search on Patient: by INS (TD0.2). */
@Component
@Order(0)
class PatientSearchTold implements CapabilityPart {
    @Override
    public void complete(CapabilityStatement statement) {
        CapabilityPart.resource(statement, "Patient").ifPresent(patient -> {
            CapabilityPart.parameter(patient, "identifier", SearchParamType.TOKEN, "INS, SYSTEM|VALUE.");
            patient.getSearchParam().get(0).setDefinition("http://hl7.org/fhir/SearchParameter/Patient-identifier");
        });
    }
}
