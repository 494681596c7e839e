package fr.carnet.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** The e-mail address in a stored Patient, read for every message: without making the whole resource. */
final class PatientEmail {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PatientEmail() {}

    /** The first that is not old. */
    static Optional<String> in(String patient) {
        for (JsonNode contact : tree(patient).path("telecom")) {
            String value = contact.path("value").asText("");
            boolean email = contact.path("system").asText().equals("email");
            if (email && !contact.path("use").asText().equals("old") && !value.isBlank()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored version is not JSON", e);
        }
    }
}
