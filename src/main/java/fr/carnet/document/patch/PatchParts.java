package fr.carnet.document.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads the parts of one operation of a FHIRPath Patch, from the JSON form of its Parameters. */
final class PatchParts {
    private PatchParts() {}

    /** The textual value of the part of this name, {@code ""} when absent. */
    static String text(JsonNode parts, String name) {
        JsonNode value = valueOf(part(parts, name));
        return value == null ? "" : value.asText();
    }

    static int index(JsonNode parts) {
        JsonNode value = valueOf(part(parts, "index"));
        return value == null || !value.canConvertToInt() ? -1 : value.asInt();
    }

    /** The value given, built from nested parts when it has no single data type; null when absent. */
    static JsonNode value(JsonNode parts) {
        return built(part(parts, "value"));
    }

    private static JsonNode part(JsonNode parts, String name) {
        for (JsonNode part : parts) {
            if (part.path("name").asText().equals(name)) {
                return part;
            }
        }
        return null;
    }

    private static JsonNode built(JsonNode part) {
        JsonNode single = valueOf(part);
        if (single != null || part == null || !part.has("part")) {
            return single;
        }
        ObjectNode object = JsonTree.JSON.createObjectNode();
        for (JsonNode child : part.get("part")) {
            String name = child.path("name").asText();
            JsonNode value = built(child);
            if (value != null && JsonTree.isList(name)) {
                JsonTree.list(object, name).add(value);
            } else if (value != null) {
                object.set(name.startsWith("value") ? JsonTree.VALUE_BOOLEAN : name, value);
            }
        }
        return object;
    }

    private static JsonNode valueOf(JsonNode part) {
        if (part == null) {
            return null;
        }
        var names = part.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (name.startsWith("value")) {
                return part.get(name);
            }
        }
        return null;
    }
}
