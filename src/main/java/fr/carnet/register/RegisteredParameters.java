package fr.carnet.register;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import fr.carnet.shared.fhir.CapabilityPart;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the parameters of every type the register answers for, and the record that each search must name. */
@Component
@Order(0)
class RegisteredParameters implements CapabilityPart {
    private static final String PRESENTATION = "patient ou patient.identifier est obligatoire. Aussi : _count (100 au plus), "
            + "_sort, _total, _summary=count. patient or patient.identifier is required. Also: _count (at most 100), "
            + "_sort, _total, _summary=count.";

    private final SearchParameters parameters;

    RegisteredParameters(SearchParameters parameters) {
        this.parameters = parameters;
    }

    /** A Patient is found by his INS alone, through another door. */
    @Override
    public void complete(CapabilityStatement statement) {
        statement.getRestFirstRep().getResource().stream()
                .filter(resource -> parameters.types().contains(resource.getType()))
                .filter(resource -> !resource.getType().equals("Patient"))
                .filter(CapabilityPart::searched)
                .forEach(this::describe);
    }

    private void describe(CapabilityStatementRestResourceComponent resource) {
        resource.setDocumentation(PRESENTATION);
        CapabilityPart.parameter(
                resource, "patient", SearchParamType.REFERENCE, "Dossier : Patient/{id}. Record: Patient/{id}.");
        CapabilityPart.parameter(
                resource, "patient.identifier", SearchParamType.TOKEN, "Dossier : INS, SYSTEM|VALUE. Record: INS.");
        parameters.of(resource.getType()).stream()
                .filter(parameter -> !parameter.isModifier())
                .forEach(parameter -> CapabilityPart.parameter(
                        resource,
                        parameter.name(),
                        SearchParamType.fromCode(parameter.type().code()),
                        parameter.french() + ". " + parameter.english() + "."));
        resource.getSearchParam().forEach(parameter -> define(resource.getType(), parameter));
    }

    private static void define(String type, CapabilityStatementRestResourceSearchParamComponent parameter) {
        RuntimeSearchParam standard =
                FhirContext.forR4Cached().getResourceDefinition(type).getSearchParam(parameter.getName());
        if (standard != null && standard.getUri() != null) {
            parameter.setDefinition(standard.getUri());
        }
    }
}
