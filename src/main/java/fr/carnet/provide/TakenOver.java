package fr.carnet.provide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/** A resource of the folder as it goes to the server: for the person's new record, referring to what is there already. */
final class TakenOver {
    static final String SYSTEM = "https://carnet.example/fhir/NamingSystem/taken-over";

    private final DoneBook done;
    private final String server;
    private final BinarySpool binaries;

    TakenOver(DoneBook done, String server, BinarySpool binaries) {
        this.done = done;
        this.server = server;
        this.binaries = binaries;
    }

    /** Where that resource of the folder is now: {@code Type/id}. */
    Optional<String> where(String name) {
        return Optional.ofNullable(done.location(key(name)));
    }

    String key(String name) {
        return SourceResource.uuid(server + "\n" + name).toString();
    }

    /** Its identity at the server: the same at every attempt, so that an answer that was lost doubles nothing. */
    static String identifier(SourceResource source, String patient) {
        return SourceResource.uuid(patient + "\n" + source.key()).toString();
    }

    ObjectNode prepared(SourceResource source, String patient) {
        ObjectNode body = source.json().deepCopy();
        body.remove("id");
        JsonNode security = body.at("/meta/security");
        body.remove("meta");
        if (security.isArray()) {
            body.putObject("meta").set("security", security);
        }
        refer(body);
        identify(body, source, patient);
        return body;
    }

    private static void identify(ObjectNode body, SourceResource source, String patient) {
        if (source.type().equals("DocumentReference")) {
            if (!body.has("masterIdentifier")) {
                body.putObject("masterIdentifier")
                        .put("system", "urn:ietf:rfc:3986")
                        .put("value", "urn:uuid:" + identifier(source, patient));
            }
        } else if (!source.type().equals("Consent")) {
            ArrayNode identifiers = body.path("identifier") instanceof ArrayNode own ? own : body.putArray("identifier");
            identifiers.addObject().put("system", SYSTEM).put("value", identifier(source, patient));
        }
    }

    /** Every reference to a resource that went in already, and the content of every attachment that was a Binary. */
    private void refer(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.get("reference") instanceof TextNode name) {
                where(name.asText()).ifPresent(place -> object.put("reference", place));
            }
            if (object.get("url") instanceof TextNode url && object.has("contentType") && !object.has("data")) {
                binaries.data(url.asText()).ifPresent(data -> {
                    object.remove("url");
                    object.put("data", data);
                });
            }
        }
        node.forEach(this::refer);
    }
}
