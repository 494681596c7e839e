package fr.carnet.server.rest;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;

/** Parameters of an operation in its address have the form of their type: HAPI would fail at what is no date. */
final class AddressParameters {
    private static final int BAD_REQUEST = 400;

    private AddressParameters() {}

    /** @throws Refusal {@code invalid} naming the first that has not */
    static void require(RequestDetails request, OperationDefinition definition) {
        for (OperationDefinitionParameterComponent parameter : definition.getParameter()) {
            String[] values = request.getParameters().get(parameter.getName());
            for (String value : values == null ? new String[0] : values) {
                if (!hasForm(value, parameter.getType())) {
                    String name = parameter.getName();
                    throw Refusal.of(
                                    ErrorCode.INVALID,
                                    name,
                                    "La valeur du paramètre « " + name + " » est mal formée.",
                                    "The value of the parameter \"" + name + "\" is malformed.")
                            .status(BAD_REQUEST);
                }
            }
        }
    }

    private static boolean hasForm(String value, String type) {
        BaseRuntimeElementDefinition<?> definition =
                type == null ? null : FhirContext.forR4Cached().getElementDefinition(type);
        if (definition == null || definition.getChildType() != ChildTypeEnum.PRIMITIVE_DATATYPE) {
            return true;
        }
        try {
            ((IPrimitiveType<?>) definition.newInstance()).setValueAsString(value);
            return true;
        } catch (DataFormatException | IllegalArgumentException otherForm) {
            return false;
        }
    }
}
