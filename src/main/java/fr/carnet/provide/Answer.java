package fr.carnet.provide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** What the server answered. */
record Answer(int status, String location, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean good() {
        return status / 100 == 2;
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }

    /** A parameter of an answer that is Parameters; a missing node when there is none of that name. */
    JsonNode parameter(String name) {
        for (JsonNode parameter : json().path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter;
            }
        }
        return MissingNode.getInstance();
    }

    /** The catalogued code of the refusal, e.g. {@code no-access}; empty when there is none. */
    String code() {
        return json().at("/issue/0/details/coding/0/code").asText();
    }

    /** The server's own sentences, all faults on one line. */
    String sentence() {
        List<String> sentences = new ArrayList<>();
        for (JsonNode issue : json().path("issue")) {
            String severity = issue.path("severity").asText();
            if (severity.equals("error") || severity.equals("fatal")) {
                sentences.add(sentence(issue));
            }
        }
        String all = sentences.isEmpty() ? "HTTP " + status : String.join(" ; ", sentences);
        return all.replaceAll("\\s+", " ").trim();
    }

    private static String sentence(JsonNode issue) {
        String place = issue.at("/expression/0").asText();
        String text = issue.at("/details/text").asText();
        String what = issue.path("diagnostics").asText();
        return (place.isEmpty() ? "" : place + ": ") + text + (what.isEmpty() || what.equals(text) ? "" : " " + what);
    }

    /** Where the document is now: the header, else the first place named in the answer. */
    String where() {
        if (!location.isEmpty()) {
            return location;
        }
        JsonNode body = json();
        for (JsonNode entry : body.path("entry")) {
            String place = entry.at("/response/location").asText();
            if (place.contains("DocumentReference/")) {
                return place;
            }
        }
        return body.hasNonNull("id") ? body.path("resourceType").asText() + "/" + body.path("id").asText() : "";
    }
}
