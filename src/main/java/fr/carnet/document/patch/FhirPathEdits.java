package fr.carnet.document.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.document.patch.FhirPath.Place;
import fr.carnet.document.rules.Archived;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Parameters;

/** FHIRPath Patch: add, insert, replace and delete on the closed paths of {@link FhirPath}. */
final class FhirPathEdits implements Edits {
    private static final Set<String> OFFERED = Set.of("add", "insert", "replace", "delete");

    /** @param index of an insert; -1 otherwise; @param name of an add, {@code ""} otherwise */
    private record Operation(String type, FhirPath path, String name, int index, JsonNode value) {}

    private final List<Operation> operations;

    private FhirPathEdits(List<Operation> operations) {
        this.operations = operations;
    }

    static FhirPathEdits parse(String resourceType, Parameters body) {
        JsonNode root = JsonTree.read(Stub.json().encodeResourceToString(body));
        List<Operation> operations = new ArrayList<>();
        for (JsonNode parameter : root.path("parameter")) {
            if (!parameter.path("name").asText().equals("operation")) {
                throw PatchRefusals.unreadable();
            }
            operations.add(operation(resourceType, parameter.path("part")));
        }
        if (operations.isEmpty()) {
            throw PatchRefusals.unreadable();
        }
        return new FhirPathEdits(operations);
    }

    private static Operation operation(String resourceType, JsonNode parts) {
        String type = PatchParts.text(parts, "type");
        if (type.equals("move")) {
            throw PatchRefusals.operationNotOffered(type);
        }
        String text = PatchParts.text(parts, "path");
        if (!OFFERED.contains(type) || text.isBlank()) {
            throw PatchRefusals.unreadable();
        }
        String name = PatchParts.text(parts, "name");
        FhirPath path = path(resourceType, text, type.equals("add") ? name : "");
        JsonNode value = PatchParts.value(parts);
        if (!type.equals("delete") && value == null) {
            throw PatchRefusals.invalid(text, "La valeur est requise.", "The value is required.");
        }
        return new Operation(type, path, name, PatchParts.index(parts), value);
    }

    /** The path, once it is known to begin with an element that may be updated. */
    private static FhirPath path(String resourceType, String text, String added) {
        Matcher leading = Pattern.compile("\\s*(?:" + resourceType + "\\s*(?:\\.|$)\\s*)?([A-Za-z_]\\w*)?.*")
                .matcher(text);
        String element = leading.matches() && leading.group(1) != null ? leading.group(1) : added;
        boolean otherExtension =
                element.equals("extension") && text.matches(".*['\"].*") && !text.contains(Archived.URL);
        if (!Stub.elements(resourceType).contains(element) || otherExtension) {
            throw PatchRefusals.notUpdatable(text);
        }
        return FhirPathParser.parse(resourceType, text);
    }

    @Override
    public DomainResource apply(DomainResource stub) {
        JsonTree tree = new JsonTree(stub);
        for (Operation operation : operations) {
            switch (operation.type()) {
                case "add" -> add(tree.root(), operation);
                case "insert" -> insert(tree.root(), operation);
                case "replace" -> replace(tree, operation);
                default -> delete(tree.root(), operation);
            }
        }
        return tree.toStub();
    }

    private static void add(ObjectNode root, Operation operation) {
        ObjectNode parent = operation.path().steps().isEmpty() ? root : object(one(root, operation.path()));
        String name = operation.name();
        if (parent == null || name.isEmpty()) {
            throw PatchRefusals.noTarget(operation.path().text());
        }
        if (JsonTree.isList(name)) {
            JsonTree.list(parent, name).add(operation.value());
        } else {
            parent.set(name.startsWith("value") ? JsonTree.VALUE_BOOLEAN : name, operation.value());
        }
    }

    private static void insert(ObjectNode root, Operation operation) {
        FhirPath path = operation.path();
        if (path.steps().isEmpty() || !(path.steps().get(path.steps().size() - 1) instanceof FhirPath.Name last)) {
            throw PatchRefusals.noTarget(path.text());
        }
        FhirPath above = path.parent();
        ObjectNode parent = above.steps().isEmpty() ? root : object(one(root, above));
        if (parent == null || !JsonTree.isList(last.name())) {
            throw PatchRefusals.noTarget(path.text());
        }
        ArrayNode list = JsonTree.list(parent, last.name());
        if (operation.index() < 0 || operation.index() > list.size()) {
            throw PatchRefusals.noTarget(path.text());
        }
        list.insert(operation.index(), operation.value());
    }

    private static void replace(JsonTree tree, Operation operation) {
        FhirPath path = operation.path();
        List<Place> places = path.steps().isEmpty() ? List.of() : path.places(tree.root());
        if (places.isEmpty() && path.text().contains(Archived.URL)) {
            // isArchived absent means false: replacing it sets it (DOMAIN 2.4, point 8)
            JsonNode value = operation.value();
            tree.setArchived(value.isObject() ? value.path(JsonTree.VALUE_BOOLEAN) : value);
            return;
        }
        one(tree.root(), path).set(operation.value());
    }

    /** Deleting what is not there changes nothing. */
    private static void delete(ObjectNode root, Operation operation) {
        FhirPath path = operation.path();
        if (path.steps().isEmpty()) {
            throw PatchRefusals.notUpdatable(path.text());
        }
        if (!path.places(root).isEmpty()) {
            one(root, path).remove();
        }
    }

    private static Place one(ObjectNode root, FhirPath path) {
        List<Place> places = path.steps().isEmpty() ? List.of() : path.places(root);
        if (places.size() != 1) {
            throw PatchRefusals.noTarget(path.text());
        }
        return places.get(0);
    }

    private static ObjectNode object(Place place) {
        return place.node() instanceof ObjectNode object ? object : null;
    }
}
