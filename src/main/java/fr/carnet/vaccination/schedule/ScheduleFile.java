package fr.carnet.vaccination.schedule;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the schedule. Its schema is the shape of {@link Schedule}: nothing unknown, nothing said twice; then {@link
 * ScheduleCheck} proves that what it names exists. A wrong file stops the start.
 */
public final class ScheduleFile {
    private static final String FILE = "/fr/carnet/vaccination/vaccination-schedule.json";
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(com.fasterxml.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private ScheduleFile() {}

    public static Schedule load() {
        return parse(text());
    }

    /** The file as it is. */
    public static String text() {
        try (InputStream in = ScheduleFile.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalStateException with every fault found */
    public static Schedule parse(String json) {
        Schedule schedule;
        try {
            schedule = STRICT.readValue(json, Schedule.class);
        } catch (IOException wrong) {
            throw new IllegalStateException("vaccination schedule unreadable: " + wrong.getMessage(), wrong);
        }
        List<String> faults = new ScheduleCheck(schedule).faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("vaccination schedule: " + String.join("; ", faults));
        }
        return schedule;
    }
}
