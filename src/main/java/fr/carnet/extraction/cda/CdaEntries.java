package fr.carnet.extraction.cda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.carnet.shared.cda.CdaElement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which entry of a CDA becomes which resource, as data ({@code cda-entries.json}); refused at start when it is wrong. */
@Component
public final class CdaEntries {
    private static final String FILE = "/fr/carnet/extraction/cda-entries.json";
    private static final Set<String> RESOURCES = Set.of(
            "AllergyIntolerance", "Condition", "Immunization", "MedicationDispense", "MedicationStatement", "Observation");

    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> reportTemplates;

    public CdaEntries() {
        try (InputStream file = CdaEntries.class.getResourceAsStream(FILE)) {
            JsonNode root = new ObjectMapper().readTree(file);
            root.path("entries").forEach(line -> rules.add(Rule.of(line)));
            this.reportTemplates = texts(root.path("report").path("templates"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
        if (rules.isEmpty() || reportTemplates.isEmpty()) {
            throw new IllegalStateException(FILE + " holds no rules");
        }
    }

    /**
     * @param becomes type of resource
     * @param category of an Observation, {@code ""} for the others
     * @param sections LOINC codes of the sections it counts in; none: all
     * @param within templates of which an outer statement bears one; none: anywhere
     */
    record Rule(
            String becomes,
            String category,
            String element,
            Set<String> moods,
            Set<String> templates,
            Set<String> sections,
            Set<String> within) {
        Rule {
            if (!RESOURCES.contains(becomes) || element.isEmpty() || templates.isEmpty() || moods.isEmpty()) {
                throw new IllegalStateException(FILE + ": a rule for " + becomes + " is wrong");
            }
        }

        private static Rule of(JsonNode line) {
            return new Rule(
                    line.path("becomes").asText(),
                    line.path("category").asText(),
                    line.path("element").asText(),
                    texts(line.path("moods")),
                    texts(line.path("templates")),
                    texts(line.path("sections")),
                    texts(line.path("within")));
        }

        private boolean applies(CdaElement statement, Around around) {
            return statement.name().equals(element)
                    && moods.contains(statement.attribute("moodCode").orElse("EVN"))
                    && !Collections.disjoint(templates, statement.templates())
                    && (sections.isEmpty() || sections.contains(around.section()))
                    && (within.isEmpty() || !Collections.disjoint(within, around.templates()));
        }
    }

    Optional<Rule> rule(CdaElement statement, Around around) {
        return rules.stream().filter(rule -> rule.applies(statement, around)).findFirst();
    }

    boolean isReport(CdaElement entry) {
        return !Collections.disjoint(reportTemplates, entry.templates());
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new java.util.LinkedHashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return Set.copyOf(texts);
    }
}
