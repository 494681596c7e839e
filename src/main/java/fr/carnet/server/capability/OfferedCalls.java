package fr.carnet.server.capability;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.RestfulServerConfiguration;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every call the FHIR server is bound to answer, read from the server itself; nothing can be offered and not be here. */
public final class OfferedCalls {
    private OfferedCalls() {}

    /**
     * One call.
     *
     * @param type resource type, {@code ""} for the whole server
     * @param what FHIR interaction code, or {@code $operation}
     * @param operation levels of the operation; null for an interaction
     * @param conditional whether it may name its target by a search
     */
    public record Offered(String type, String what, Levels operation, boolean conditional) {}

    /** Where an operation may be called, and whether by GET. */
    public record Levels(boolean system, boolean type, boolean instance, boolean get) {}

    /** In the order of the types. */
    public static List<Offered> of(RestfulServer server) {
        RestfulServerConfiguration configuration = server.createConfiguration();
        List<Offered> calls = new ArrayList<>();
        for (Map.Entry<String, List<BaseMethodBinding>> type : configuration.collectMethodBindings().entrySet()) {
            type.getValue().stream()
                    .map(binding -> call(type.getKey(), binding))
                    .forEach(calls::add);
        }
        configuration.getGlobalBindings().stream()
                .map(binding -> call("*", binding))
                .forEach(calls::add);
        return calls;
    }

    private static Offered call(String type, BaseMethodBinding binding) {
        if (binding instanceof OperationMethodBinding operation) {
            Levels levels = new Levels(
                    operation.isCanOperateAtServerLevel(),
                    operation.isCanOperateAtTypeLevel(),
                    operation.isCanOperateAtInstanceLevel(),
                    operation.isIdempotent());
            return new Offered(type, operation.getName(), levels, false);
        }
        RestOperationTypeEnum kind = binding.getRestOperationType();
        return new Offered(type, kind.getCode(), null, binding.isSupportsConditional());
    }
}
