package fr.carnet.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.springframework.stereotype.Component;

/** Statements that there is none (absence connue): recognised by their codes, as data; said as the IPS says them. */
@Component
public final class Absences {
    static final String FILE = "/fr/carnet/extraction/sameness.json";
    private static final String IPS = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";

    private final Map<String, Set<String>> codes = new HashMap<>();

    public Absences() {
        root().path("none").path("systems").fields().forEachRemaining(system -> {
            Set<String> known = new HashSet<>();
            system.getValue().forEach(code -> known.add(code.asText()));
            codes.put(system.getKey(), known);
        });
    }

    static JsonNode root() {
        try (InputStream file = Absences.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }

    public boolean says(CodeableConcept concept) {
        return concept != null
                && concept.getCoding().stream()
                        .anyMatch(coding -> codes.getOrDefault(coding.getSystem(), Set.of()).contains(coding.getCode()));
    }

    public boolean says(Optional<CodeableConcept> concept) {
        return says(concept.orElse(null));
    }

    /** @param code of absent-unknown-uv-ips */
    public static CodeableConcept concept(String code, String text) {
        return new CodeableConcept(new Coding().setSystem(IPS).setCode(code)).setText(text);
    }
}
