package fr.carnet.shared.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.OperationDefinition;

/** Offered by the room that knows the definitions of the operations, for CapabilityStatement and OpenAPI. */
public interface OperationDefinitions {
    /** @param code name of the operation without {@code $} */
    Optional<OperationDefinition> ofCode(String code);
}
