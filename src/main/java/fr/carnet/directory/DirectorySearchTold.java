package fr.carnet.directory;

import fr.carnet.shared.fhir.CapabilityPart;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the one search in the directory: by identifier. */
@Component
@Order(0)
class DirectorySearchTold implements CapabilityPart {
    @Override
    public void complete(CapabilityStatement statement) {
        Directory.TYPES.forEach(type -> CapabilityPart.resource(statement, type)
                .filter(CapabilityPart::searched)
                .ifPresent(entry -> CapabilityPart.parameter(
                        entry, "identifier", SearchParamType.TOKEN, "Identifiant national. National identifier.")));
    }
}
