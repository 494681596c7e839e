package fr.carnet.clinical;

import fr.carnet.shared.fhir.CapabilityPart;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells that a clinical resource may be created under a condition: the header is read here, not by HAPI. */
@Component
@Order(0)
class ClinicalCallsTold implements CapabilityPart {
    private final ClinicalTypes types;

    ClinicalCallsTold(ClinicalTypes types) {
        this.types = types;
    }

    @Override
    public void complete(CapabilityStatement statement) {
        types.names().forEach(type -> CapabilityPart.resource(statement, type)
                .ifPresent(resource -> resource.setConditionalCreate(true)));
    }
}
