package fr.carnet.server.capability;

import ca.uhn.fhir.rest.openapi.OpenApiInterceptor;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.carnet.server.capability.OfferedCalls.Offered;
import fr.carnet.shared.fhir.OperationDefinitions;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * HAPI's OpenAPI of the CapabilityStatement, corrected where it differs from what is bound here: {@code _search} is a
 * POST, a history may be an instance's only, updates create nothing, and operations have the definitions of our package.
 */
@Component
class OpenApiMaker extends OpenApiInterceptor {
    private static final String BEARER = "bearer";

    private final OpenApiOperations operations;

    OpenApiMaker(OperationDefinitions definitions) {
        this.operations = new OpenApiOperations(definitions);
    }

    OpenAPI describe(ServletRequestDetails request) {
        OpenAPI description = generateOpenApi(request);
        description.getPaths().forEach((path, item) -> correct(path, item));
        for (Offered call : OfferedCalls.of(request.getServer())) {
            if (call.operation() != null) {
                operations.add(description.getPaths(), call);
            } else if (call.what().equals("history-instance")) {
                history(description, call.type());
            }
        }
        description.getPaths().values().forEach(OpenApiMaker::dropEmpty);
        description.getComponents().addSecuritySchemes(
                BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT"));
        description.addSecurityItem(new SecurityRequirement().addList(BEARER));
        onlyUsedTags(description);
        return description;
    }

    private static void correct(String path, PathItem item) {
        if (path.endsWith("/_search") && item.getGet() != null) {
            item.setPost(item.getGet());
            item.setGet(null);
        }
        if (item.getPut() != null) {
            item.getPut().setSummary("update-instance: a new version, with If-Match");
        }
    }

    private void history(OpenAPI description, String type) {
        String path = "/" + type + "/{id}/_history";
        if (!description.getPaths().containsKey(path)) {
            Operation operation = getPathItem(description.getPaths(), path, HttpMethod.GET);
            operation.addTagsItem(type).summary("instance-history: versions the caller may read");
            operation.addParametersItem(OpenApiOperations.id());
            operation.responses(OpenApiOperations.answers());
        }
    }

    private static void dropEmpty(PathItem item) {
        item.readOperations().stream()
                .filter(operation -> operation.getResponses() == null)
                .forEach(operation -> operation.responses(OpenApiOperations.answers()));
    }

    private static void onlyUsedTags(OpenAPI description) {
        TreeSet<String> used = description.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .flatMap(operation -> operation.getTags().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        description.getTags().removeIf(tag -> !used.contains(tag.getName()));
    }
}
