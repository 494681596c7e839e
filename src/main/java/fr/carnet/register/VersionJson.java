package fr.carnet.register;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Gives a stored version back its {@code id}, {@code meta.versionId} and {@code meta.lastUpdated}, which HAPI stores
 * beside the text. The text is not parsed: what was stored is what is returned.
 */
final class VersionJson {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();
    private static final String META = ",\"meta\":{";

    private VersionJson() {}

    /** Gives a resource just stored the version and time it will be read with. */
    static void stamp(Resource resource, int version, Instant lastUpdated) {
        resource.getMeta().setVersionId(Integer.toString(version));
        resource.getMeta().setLastUpdatedElement(new InstantType(INSTANT.format(lastUpdated)));
    }

    /** The JSON of a resource that is not stored, in the form it would be read. */
    static String encode(Resource resource, int version, Instant lastUpdated) {
        stamp(resource, version, lastUpdated);
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }

    static String complete(String stored, String type, String id, int version, Instant lastUpdated) {
        String start = "{\"resourceType\":\"" + type + "\"";
        if (!stored.startsWith(start)) {
            return rebuilt(stored, id, version, lastUpdated);
        }
        int rest = start.length();
        boolean withMeta = stored.startsWith(META, rest);
        int inMeta = rest + META.length();
        if (stored.startsWith(",\"id\":", rest)
                || withMeta && (stored.startsWith("\"versionId\"", inMeta) || stored.startsWith("\"lastUpdated\"", inMeta))) {
            return rebuilt(stored, id, version, lastUpdated);
        }
        StringBuilder json = new StringBuilder(stored.length() + 160).append(start);
        json.append(",\"id\":\"").append(id).append('"').append(META);
        json.append("\"versionId\":\"").append(version).append("\",\"lastUpdated\":\"");
        json.append(INSTANT.format(lastUpdated)).append('"');
        if (!withMeta) {
            return json.append('}').append(stored, rest, stored.length()).toString();
        }
        return json.append(stored.charAt(inMeta) == '}' ? "" : ",")
                .append(stored, inMeta, stored.length())
                .toString();
    }

    static ObjectNode tree(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored version is not JSON", e);
        }
    }

    static String text(ObjectNode tree) {
        return tree.toString();
    }

    /** For a text in another order than HAPI's encoder writes. */
    private static String rebuilt(String stored, String id, int version, Instant lastUpdated) {
        try {
            ObjectNode old = (ObjectNode) MAPPER.readTree(stored);
            ObjectNode meta = MAPPER.createObjectNode();
            meta.put("versionId", Integer.toString(version)).put("lastUpdated", INSTANT.format(lastUpdated));
            JsonNode oldMeta = old.remove("meta");
            if (oldMeta instanceof ObjectNode kept) {
                kept.remove("versionId");
                kept.remove("lastUpdated");
                meta.setAll(kept);
            }
            ObjectNode fresh = MAPPER.createObjectNode();
            fresh.set("resourceType", old.remove("resourceType"));
            old.remove("id");
            fresh.put("id", id).set("meta", meta);
            fresh.setAll(old);
            return MAPPER.writeValueAsString(fresh);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored version is not JSON", e);
        }
    }
}
