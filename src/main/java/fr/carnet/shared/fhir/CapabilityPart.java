package fr.carnet.shared.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/**
 * What a room adds to the CapabilityStatement about what it serves: search parameters, profiles, security. The statement
 * comes with every type, interaction and operation that is really offered; a part describes, it offers nothing.
 */
public interface CapabilityPart {
    /** The same at every call and for everybody. */
    void complete(CapabilityStatement statement);

    /** The entry of a type, when the type is offered. */
    static Optional<CapabilityStatementRestResourceComponent> resource(CapabilityStatement statement, String type) {
        return statement.getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals(type))
                .findFirst();
    }

    static boolean searched(CapabilityStatementRestResourceComponent resource) {
        return resource.getInteraction().stream()
                .anyMatch(interaction -> interaction.getCode() == TypeRestfulInteraction.SEARCHTYPE);
    }

    static void parameter(
            CapabilityStatementRestResourceComponent resource, String name, SearchParamType type, String says) {
        resource.addSearchParam().setName(name).setType(type).setDocumentation(says);
    }
}
