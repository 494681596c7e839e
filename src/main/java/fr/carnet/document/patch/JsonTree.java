package fr.carnet.document.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.document.rules.Archived;
import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;

/** The stub as JSON, and the three changes made to it. */
final class JsonTree {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    static final String VALUE_BOOLEAN = "valueBoolean";
    private static final List<String> LISTS = List.of("securityLabel", "extension", "coding");

    private final ObjectNode root;

    JsonTree(DomainResource stub) {
        root = (ObjectNode) read(Stub.json().encodeResourceToString(stub));
    }

    static JsonNode read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw PatchRefusals.unreadable();
            }
            return node;
        } catch (JsonProcessingException e) {
            throw PatchRefusals.unreadable();
        }
    }

    ObjectNode root() {
        return root;
    }

    DomainResource toStub() {
        for (String name : LISTS) {
            if (root.get(name) instanceof ArrayNode array && array.isEmpty()) {
                root.remove(name);
            }
        }
        return Stub.parse(Stub.json(), root.toString());
    }

    /** Adds or sets the one isArchived extension. */
    void setArchived(JsonNode value) {
        ObjectNode extension = archived();
        if (extension == null) {
            extension = list(root, "extension").addObject().put("url", Archived.URL);
        }
        extension.set(VALUE_BOOLEAN, value);
    }

    boolean removeArchived() {
        ArrayNode extensions = list(root, "extension");
        for (int i = 0; i < extensions.size(); i++) {
            if (extensions.get(i) == archived()) {
                extensions.remove(i);
                return true;
            }
        }
        return false;
    }

    private ObjectNode archived() {
        for (JsonNode extension : list(root, "extension")) {
            if (Archived.URL.equals(extension.path("url").asText()) && extension instanceof ObjectNode found) {
                return found;
            }
        }
        return null;
    }

    /** The list of this name, made when absent. */
    static ArrayNode list(ObjectNode parent, String name) {
        return parent.get(name) instanceof ArrayNode array ? array : parent.putArray(name);
    }

    static boolean isList(String name) {
        return LISTS.contains(name);
    }
}
