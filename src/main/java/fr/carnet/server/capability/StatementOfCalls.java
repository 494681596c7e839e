package fr.carnet.server.capability;

import fr.carnet.server.capability.OfferedCalls.Offered;
import fr.carnet.shared.fhir.OperationDefinitions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ReferenceHandlingPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;

/** {@code CapabilityStatement.rest} with the types, interactions and operations of the calls. */
final class StatementOfCalls {
    private static final Set<String> INTERACTIONS =
            Set.of("read", "vread", "update", "patch", "delete", "history-instance", "create", "search-type");

    private final OperationDefinitions definitions;

    StatementOfCalls(OperationDefinitions definitions) {
        this.definitions = definitions;
    }

    CapabilityStatementRestComponent rest(List<Offered> calls) {
        CapabilityStatementRestComponent rest = new CapabilityStatementRestComponent();
        rest.setMode(RestfulCapabilityMode.SERVER);
        Map<String, List<Offered>> byType = new TreeMap<>();
        calls.forEach(call -> byType.computeIfAbsent(call.type(), type -> new ArrayList<>()).add(call));
        byType.forEach((type, offered) -> {
            if (type.isEmpty()) {
                system(rest, offered);
            } else {
                rest.addResource(resource(type, offered));
            }
        });
        return rest;
    }

    private void system(CapabilityStatementRestComponent rest, List<Offered> calls) {
        if (calls.stream().anyMatch(call -> call.what().equals("transaction"))) {
            rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
            rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        }
        rest.setOperation(operations(calls));
    }

    /** HAPI binds reading one version and reading the current one together, as {@code vread}. */
    private CapabilityStatementRestResourceComponent resource(String type, List<Offered> calls) {
        CapabilityStatementRestResourceComponent resource = new CapabilityStatementRestResourceComponent();
        resource.setType(type).setProfile("http://hl7.org/fhir/StructureDefinition/" + type);
        Set<String> interactions = new LinkedHashSet<>();
        calls.stream().map(Offered::what).filter(INTERACTIONS::contains).sorted().forEach(interactions::add);
        if (interactions.contains("vread")) {
            interactions.add("read");
        }
        interactions.forEach(code -> resource.addInteraction().setCode(TypeRestfulInteraction.fromCode(code)));
        resource.setVersioning(
                interactions.contains("vread") ? ResourceVersionPolicy.VERSIONED : ResourceVersionPolicy.NOVERSION);
        resource.setReadHistory(interactions.contains("history-instance"));
        resource.setUpdateCreate(false);
        resource.setConditionalCreate(
                calls.stream().anyMatch(call -> call.what().equals("create") && call.conditional()));
        resource.addReferencePolicy(ReferenceHandlingPolicy.LITERAL);
        resource.addReferencePolicy(ReferenceHandlingPolicy.LOGICAL);
        resource.setOperation(operations(calls));
        return resource;
    }

    private List<CapabilityStatementRestResourceOperationComponent> operations(List<Offered> calls) {
        return calls.stream()
                .map(Offered::what)
                .filter(what -> what.startsWith("$"))
                .map(what -> what.substring(1))
                .distinct()
                .sorted()
                .map(this::operation)
                .toList();
    }

    private CapabilityStatementRestResourceOperationComponent operation(String code) {
        CapabilityStatementRestResourceOperationComponent operation =
                new CapabilityStatementRestResourceOperationComponent();
        operation.setName(code);
        definitions.ofCode(code).ifPresentOrElse(
                definition -> operation
                        .setDefinition(definition.getUrl())
                        .setDocumentation(definition.getTitle()),
                () -> operation.setDefinition("http://hl7.org/fhir/OperationDefinition/Resource-" + code));
        return operation;
    }
}
