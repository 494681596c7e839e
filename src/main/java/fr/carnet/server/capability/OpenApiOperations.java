package fr.carnet.server.capability;

import fr.carnet.server.capability.OfferedCalls.Offered;
import fr.carnet.shared.fhir.OperationDefinitions;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;

/** The operations in the OpenAPI, each at the levels and by the methods it is bound to. */
final class OpenApiOperations {
    private final OperationDefinitions definitions;

    OpenApiOperations(OperationDefinitions definitions) {
        this.definitions = definitions;
    }

    void add(Paths paths, Offered call) {
        if (call.operation().system()) {
            add(paths, "/" + call.what(), call, false);
        }
        if (call.operation().type()) {
            add(paths, "/" + call.type() + "/" + call.what(), call, false);
        }
        if (call.operation().instance()) {
            add(paths, "/" + call.type() + "/{id}/" + call.what(), call, true);
        }
    }

    private void add(Paths paths, String path, Offered call, boolean instance) {
        PathItem item = paths.computeIfAbsent(path, unused -> new PathItem());
        Optional<OperationDefinition> definition = definitions.ofCode(call.what().substring(1));
        List<OperationDefinitionParameterComponent> parameters = definition.stream()
                .flatMap(known -> known.getParameter().stream())
                .filter(parameter -> parameter.getUse() == OperationParameterUse.IN)
                .toList();
        if (call.operation().get()) {
            Operation get = operation(call, definition, instance);
            parameters.forEach(parameter -> get.addParametersItem(new Parameter()
                    .in("query")
                    .name(parameter.getName())
                    .required(parameter.getMin() > 0)
                    .description(parameter.getDocumentation())
                    .schema(new StringSchema())));
            item.setGet(get);
        }
        item.setPost(operation(call, definition, instance).requestBody(new RequestBody().content(fhir())));
    }

    private static Operation operation(Offered call, Optional<OperationDefinition> definition, boolean instance) {
        Operation operation = new Operation();
        operation.addTagsItem(call.type().isEmpty() ? "System Level Operations" : call.type());
        operation.setSummary(definition.map(OperationDefinition::getTitle).orElse(call.what()));
        definition.map(OperationDefinition::getDescription).ifPresent(operation::setDescription);
        if (instance) {
            operation.addParametersItem(id());
        }
        return operation.responses(answers());
    }

    static Parameter id() {
        return new Parameter().in("path").name("id").required(true).schema(new StringSchema());
    }

    static ApiResponses answers() {
        return new ApiResponses()
                .addApiResponse("200", new ApiResponse().description("OK").content(fhir()))
                .addApiResponse("default", new ApiResponse().description("OperationOutcome").content(fhir()));
    }

    private static Content fhir() {
        MediaType resource = new MediaType().schema(new ObjectSchema().description("FHIR resource"));
        return new Content().addMediaType("application/fhir+json", resource).addMediaType("application/fhir+xml", resource);
    }
}
