package fr.carnet.clinical.current;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What makes two entries the same, what ends one, and which codes say that there is nothing: {@code current-lists.json}.
 *
 * @param source where the codes come from
 * @param fillers words that say nothing of what an entry is about ({@code allergie à la…})
 * @param same codes that mean the same thing, {@code system|code}
 * @param lists one rule per type
 */
record CurrentRules(String source, Set<String> fillers, List<Set<String>> same, List<Rule> lists) {
    private static final String FILE = "current-lists.json";

    /**
     * @param type FHIR resource type
     * @param code element that says what it is about
     * @param beside elements that must agree too (a body site)
     * @param wrong codes by element: it never was
     * @param over codes by element: it was, and is not any more
     * @param ends element of the period after whose end it is over; may be empty
     * @param dates elements that date the statement, the first one found counts
     * @param none codes that say that there is nothing, each with the categories it is limited to (none: all)
     * @param unknown codes that say that nothing is known
     * @param latest the latest counts, whoever stated it (measurements)
     */
    record Rule(
            String type,
            String code,
            List<String> beside,
            Map<String, Set<String>> wrong,
            Map<String, Set<String>> over,
            String ends,
            List<String> dates,
            Map<String, Set<String>> none,
            Set<String> unknown,
            boolean latest) {}

    CurrentRules {
        Map<String, Rule> types = new LinkedHashMap<>();
        lists.forEach(rule -> {
            if (types.put(rule.type(), rule) != null || rule.code() == null || rule.dates().isEmpty()) {
                throw new IllegalStateException(FILE + " is wrong about " + rule.type());
            }
        });
        if (source == null || source.isBlank() || types.isEmpty()) {
            throw new IllegalStateException(FILE + " lacks its source or its lists");
        }
    }

    static CurrentRules shipped() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        try (InputStream file = CurrentRules.class.getResourceAsStream(FILE)) {
            return mapper.readValue(file, CurrentRules.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }

    /** The code under which codes that mean the same are compared. */
    Map<String, String> canonical() {
        Map<String, String> canonical = new HashMap<>();
        same.forEach(codes -> {
            String first = codes.stream().sorted().findFirst().orElseThrow();
            codes.forEach(code -> canonical.put(code, first));
        });
        return canonical;
    }
}
