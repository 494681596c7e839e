package fr.carnet.clinical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The types of clinical resources a record holds, with the rules of each, as data ({@code clinical-types.json}). */
@Component
public final class ClinicalTypes {
    private static final String FILE = "clinical-types.json";

    private final Map<String, ClinicalType> types = new LinkedHashMap<>();

    public ClinicalTypes() {
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream file = ClinicalTypes.class.getResourceAsStream(FILE)) {
            for (JsonNode line : mapper.readTree(file).path("types")) {
                ClinicalType type = mapper.treeToValue(line, ClinicalType.class);
                types.put(type.name(), type);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }

    public Set<String> names() {
        return Set.copyOf(types.keySet());
    }

    /** The rules of a type that is one of ours. */
    ClinicalType of(String name) {
        ClinicalType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("not a clinical type: " + name);
        }
        return type;
    }
}
