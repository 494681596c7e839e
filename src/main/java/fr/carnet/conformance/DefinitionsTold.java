package fr.carnet.conformance;

import fr.carnet.shared.fhir.CapabilityPart;
import fr.carnet.shared.fhir.OperationDefinitions;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.SearchParameter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells which profiles are checked here, and where our own parameters and operations are defined; after the others. */
@Component
@Order(100)
class DefinitionsTold implements CapabilityPart, OperationDefinitions {
    /** Types of definitions that may be read. */
    static final List<String> SERVED =
            List.of("StructureDefinition", "CodeSystem", "ValueSet", "SearchParameter", "OperationDefinition");

    private final ConformanceResources resources;

    DefinitionsTold(ConformanceResources resources) {
        this.resources = resources;
    }

    @Override
    public void complete(CapabilityStatement statement) {
        for (CapabilityStatementRestResourceComponent resource : statement.getRestFirstRep().getResource()) {
            resources.supportedProfiles(resource.getType()).forEach(resource::addSupportedProfile);
            resource.getSearchParam().stream()
                    .filter(parameter -> !parameter.hasDefinition())
                    .forEach(parameter -> define(resource.getType(), parameter));
            if (SERVED.contains(resource.getType())) {
                CapabilityPart.parameter(resource, "url", SearchParamType.URI, "URL canonique. Canonical URL.");
                CapabilityPart.parameter(resource, "_id", SearchParamType.TOKEN, "Identifiant technique. Logical id.");
            }
        }
    }

    @Override
    public Optional<OperationDefinition> ofCode(String code) {
        return resources.search("OperationDefinition", null).stream()
                .map(OperationDefinition.class::cast)
                .filter(definition -> definition.getCode().equals(code))
                .findFirst();
    }

    private void define(String type, CapabilityStatementRestResourceSearchParamComponent told) {
        resources.search("SearchParameter", null).stream()
                .map(SearchParameter.class::cast)
                .filter(parameter -> parameter.getCode().equals(told.getName()))
                .filter(parameter -> parameter.getBase().stream().anyMatch(base -> base.getCode().equals(type)))
                .findFirst()
                .map(MetadataResource::getUrl)
                .ifPresent(told::setDefinition);
    }
}
