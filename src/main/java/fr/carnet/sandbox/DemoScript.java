package fr.carnet.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The demonstration people and what happens in their records ({@code demo/people.json}), all written for this purpose.
 *
 * @param actors bodies of {@code POST /sandbox/token} by name; {@code patient} and {@code parent} exist without saying
 */
record DemoScript(Map<String, JsonNode> actors, List<DemoPerson> people) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @param parent key of the person who represents this minor; null for an adult */
    record DemoPerson(
            String key,
            String family,
            String given,
            boolean male,
            LocalDate birthDate,
            String commune,
            int order,
            String parent,
            List<Step> steps) {
        Person person() {
            String ins = TestIns.of(male, birthDate, commune, order);
            return new Person(Person.Ins.test(ins), family, given, male ? "male" : "female", birthDate, commune,
                    key + "@example.org", null, null);
        }
    }

    /**
     * One call: a document, or any resource or operation.
     *
     * @param as who calls
     * @param post path below the FHIR base; {@code {patient}} stands for the id of the Patient, {@code {result:STEP}} for
     *     what an earlier step made
     * @param body FHIR JSON, with {@code {patient}} and {@code {id}} (a constant identifier of the step) filled in, and
     *     {@code {day-6}}, a day counted from the day of loading
     * @param file name of the text or CDA in {@code demo/}
     */
    record Step(String id, String as, String post, JsonNode body, Doc document, String file) {}

    /** Metadata of a document made from a text. */
    record Doc(
            String type, String typeSystem, String category, String title, LocalDate date, String mime, String label) {}

    static DemoScript load() {
        try {
            return JSON.readValue(SandboxFiles.text("demo/people.json"), DemoScript.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the demonstration data cannot be read", e);
        }
    }
}
