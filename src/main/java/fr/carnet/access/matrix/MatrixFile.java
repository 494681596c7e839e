package fr.carnet.access.matrix;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The file of the matrix; its schema is the shape of this record: nothing may be missing, added or said twice, and every
 * profession must answer for every type exactly once. A wrong file stops the start.
 */
record MatrixFile(
        String version,
        String source,
        Map<String, String> provenance,
        List<String> rules,
        Map<String, List<String>> classes,
        List<Profession> professions) {
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    record Profession(String code, String system, String label, Cells official, Cells assumed) {}

    record Cells(List<String> yes, List<String> no) {}

    static HabilitationMatrix load(String resource) {
        try (InputStream in = MatrixFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("habilitation matrix not found: " + resource);
            }
            return parse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when the file is wrong */
    static HabilitationMatrix parse(String json) {
        try {
            return STRICT.readValue(json, MatrixFile.class).matrix();
        } catch (IOException e) {
            throw new IllegalStateException("habilitation matrix unreadable: " + e.getMessage(), e);
        }
    }

    /** Every document type of the file. */
    static Set<String> types(String json) throws IOException {
        return STRICT.readValue(json, MatrixFile.class).types();
    }

    private Set<String> types() {
        Set<String> types = new TreeSet<>();
        classes.values().forEach(list -> list.forEach(type -> require(types.add(type), "type given twice: " + type)));
        return types;
    }

    private HabilitationMatrix matrix() {
        require(!version.isBlank() && !professions.isEmpty(), "version and professions are required");
        Set<String> types = types();
        Map<String, HabilitationMatrix.Row> rows = new HashMap<>();
        for (Profession profession : professions) {
            boolean fresh = rows.put(profession.code(), row(profession, types)) == null;
            require(fresh, "profession given twice: " + profession.code());
        }
        return new HabilitationMatrix(version, rows);
    }

    private static HabilitationMatrix.Row row(Profession profession, Set<String> types) {
        Set<String> seen = new HashSet<>();
        Set<String> readable = new HashSet<>();
        Set<String> official = new HashSet<>();
        for (Cells cells : List.of(profession.official(), profession.assumed())) {
            readable.addAll(cells.yes());
            for (List<String> list : List.of(cells.yes(), cells.no())) {
                list.forEach(type -> require(seen.add(type), profession.code() + " answers twice for " + type));
            }
            if (cells == profession.official()) {
                official.addAll(seen);
            }
        }
        require(seen.equals(types), profession.code() + " does not answer for every type, or for others");
        return new HabilitationMatrix.Row(profession.label(), readable, official);
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalStateException("habilitation matrix: " + fault);
        }
    }
}
