package fr.carnet.provide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One resource of a folder to be taken over.
 *
 * @param place file and line or entry, for the report
 * @param fullUrl of its Bundle entry, or empty
 */
record SourceResource(String place, String fullUrl, ObjectNode json) {
    String type() {
        return json.path("resourceType").asText();
    }

    /** The names under which other resources of the folder refer to it, the steadiest first. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (json.hasNonNull("id")) {
            names.add(type() + "/" + json.path("id").asText());
        }
        if (!fullUrl.isEmpty()) {
            names.add(fullUrl);
        }
        return names;
    }

    /** The same at every run, wherever the file lies: its name, else what it says. */
    String key() {
        return names().isEmpty() ? type() + "#" + uuid(json.toString()) : names().get(0);
    }

    static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whom it is about, as it says it; empty when it does not. */
    String person() {
        for (String element : List.of("subject", "patient", "beneficiary")) {
            JsonNode reference = json.at("/" + element + "/reference");
            if (reference.isTextual()) {
                return reference.asText();
            }
        }
        return "";
    }
}
