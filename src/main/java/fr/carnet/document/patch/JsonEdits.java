package fr.carnet.document.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.document.rules.Archived;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * JSON Patch (RFC 6902), of which add, replace and remove are offered. Besides pointers it takes the form PDSm examples
 * use, {@code /extension[url:'…']/valueBoolean}, for isArchived only.
 */
final class JsonEdits implements Edits {
    private static final Pattern BY_URL =
            Pattern.compile("/extension\\[\\s*url\\s*:\\s*['\"]([^'\"]+)['\"]\\s*](?:/valueBoolean)?");
    private static final Set<String> OFFERED = Set.of("add", "replace", "remove");
    private static final Set<String> NOT_OFFERED = Set.of("test", "copy", "move");

    /** @param tokens of the pointer; empty for the form by url */
    private record Operation(String op, String path, List<String> tokens, JsonNode value) {}

    private final List<Operation> operations;

    private JsonEdits(List<Operation> operations) {
        this.operations = operations;
    }

    static JsonEdits parse(String resourceType, String body) {
        if (!(JsonTree.read(body) instanceof ArrayNode array)) {
            throw PatchRefusals.unreadable();
        }
        List<Operation> operations = new ArrayList<>();
        array.forEach(node -> operations.add(operation(resourceType, node)));
        return new JsonEdits(operations);
    }

    private static Operation operation(String resourceType, JsonNode node) {
        String op = node.path("op").asText();
        if (NOT_OFFERED.contains(op)) {
            throw PatchRefusals.operationNotOffered(op);
        }
        if (!OFFERED.contains(op) || !node.path("path").isTextual()) {
            throw PatchRefusals.unreadable();
        }
        String path = node.get("path").asText();
        List<String> tokens = tokens(resourceType, path);
        JsonNode value = node.get("value");
        if (!op.equals("remove") && (value == null || value.isNull())) {
            throw PatchRefusals.invalid(path, "La valeur est requise.", "The value is required.");
        }
        return new Operation(op, path, tokens, value);
    }

    private static List<String> tokens(String resourceType, String path) {
        Matcher byUrl = BY_URL.matcher(path);
        if (byUrl.matches() && byUrl.group(1).equals(Archived.URL)) {
            return List.of();
        }
        List<String> tokens = Arrays.stream(path.split("/", -1))
                .skip(1)
                .map(t -> t.replace("~1", "/").replace("~0", "~"))
                .toList();
        if (tokens.isEmpty() || !path.startsWith("/") || !Stub.elements(resourceType).contains(tokens.get(0))) {
            throw PatchRefusals.notUpdatable(path);
        }
        return tokens;
    }

    @Override
    public DomainResource apply(DomainResource stub) {
        JsonTree tree = new JsonTree(stub);
        for (Operation operation : operations) {
            if (operation.tokens().isEmpty()) {
                byUrl(tree, operation);
            } else {
                byPointer(tree.root(), operation);
            }
        }
        return tree.toStub();
    }

    private static void byUrl(JsonTree tree, Operation operation) {
        if (operation.op().equals("remove")) {
            if (!tree.removeArchived()) {
                throw PatchRefusals.noTarget(operation.path());
            }
            return;
        }
        JsonNode value = operation.value();
        tree.setArchived(value.isObject() ? value.path(JsonTree.VALUE_BOOLEAN) : value);
    }

    private static void byPointer(ObjectNode root, Operation operation) {
        List<String> tokens = operation.tokens();
        if (tokens.size() == 2 && operation.op().equals("add") && JsonTree.isList(tokens.get(0))) {
            JsonTree.list(root, tokens.get(0));
        }
        JsonNode parent = root;
        for (String token : tokens.subList(0, tokens.size() - 1)) {
            parent = parent instanceof ArrayNode array
                    ? array.get(index(token, array.size() - 1, operation))
                    : parent.get(token);
            if (parent == null) {
                throw PatchRefusals.noTarget(operation.path());
            }
        }
        String last = tokens.get(tokens.size() - 1);
        if (parent instanceof ArrayNode array) {
            inList(array, last, operation);
        } else if (parent instanceof ObjectNode object) {
            inObject(object, last, operation);
        } else {
            throw PatchRefusals.noTarget(operation.path());
        }
    }

    private static void inList(ArrayNode array, String token, Operation operation) {
        switch (operation.op()) {
            case "add" -> {
                boolean append = token.equals("-");
                array.insert(append ? array.size() : index(token, array.size(), operation), operation.value());
            }
            case "replace" -> array.set(index(token, array.size() - 1, operation), operation.value());
            default -> array.remove(index(token, array.size() - 1, operation));
        }
    }

    private static void inObject(ObjectNode object, String name, Operation operation) {
        if (!operation.op().equals("add") && !object.has(name)) {
            throw PatchRefusals.noTarget(operation.path());
        }
        if (operation.op().equals("remove")) {
            object.remove(name);
        } else {
            object.set(name, operation.value());
        }
    }

    private static int index(String token, int highest, Operation operation) {
        if (!token.matches("0|[1-9][0-9]{0,5}") || Integer.parseInt(token) > highest) {
            throw PatchRefusals.noTarget(operation.path());
        }
        return Integer.parseInt(token);
    }
}
