package fr.carnet.sandbox;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.carnet.shared.BusinessClock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Loads the demonstration people through the true doors: tokens of the sandbox, then the same calls as any software.
 * What is already loaded is left alone, so that a second start, or one after a crash, only adds what is missing.
 */
@Component
@ConditionalOnProperty("carnet.sandbox.enabled")
public class Demonstration {
    private static final String FHIR_JSON = "application/fhir+json";

    private static final Pattern DAY = Pattern.compile("\\{day([+-][0-9]{1,4})}");
    private static final Pattern RESULT = Pattern.compile("\\{result:([a-z0-9-]+)}");

    private final DemoBook book;
    private final BusinessClock clock;

    Demonstration(DemoBook book, BusinessClock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** Days counted from the day of loading, so that what is recent stays so. */
    private String dated(String text) {
        return DAY.matcher(text).replaceAll(day -> clock.today().plusDays(Integer.parseInt(day.group(1))).toString());
    }

    /**
     * @param base address of the running server, e.g. {@code http://localhost:8080}
     * @param progress told a sentence for each person and each fault
     * @return how many steps could not be loaded; they are tried again at the next start
     */
    public int load(String base, Consumer<String> progress) {
        DemoScript script = DemoScript.load();
        DemoDoor door = new DemoDoor(base);
        Map<String, Person> people = script.people().stream()
                .collect(Collectors.toMap(DemoScript.DemoPerson::key, DemoScript.DemoPerson::person));
        int faults = 0;
        int number = 0;
        for (DemoScript.DemoPerson one : script.people()) {
            number++;
            String title = "demonstration " + number + "/" + script.people().size() + ": " + one.given() + " "
                    + one.family();
            faults += new Loading(script, door, people, one, new Told(title, progress)).run();
        }
        return faults;
    }

    /** Names the person when something is done for him, and stays silent when all is loaded already. */
    private static final class Told {
        private final String title;
        private final Consumer<String> progress;
        private boolean begun;

        Told(String title, Consumer<String> progress) {
            this.title = title;
            this.progress = progress;
        }

        void begin() {
            if (!begun) {
                begun = true;
                progress.accept(title);
            }
        }

        void fault(String sentence) {
            progress.accept(sentence);
        }
    }

    /** The steps of one person. */
    private final class Loading {
        private final DemoScript script;
        private final DemoDoor door;
        private final DemoScript.DemoPerson one;
        private final Person person;
        private final Person parent;
        private final Told progress;
        private final Map<String, String> tokens = new HashMap<>();

        Loading(DemoScript script, DemoDoor door, Map<String, Person> people, DemoScript.DemoPerson one,
                Told progress) {
            this.script = script;
            this.door = door;
            this.one = one;
            this.person = people.get(one.key());
            this.parent = one.parent() == null ? null : people.get(one.parent());
            this.progress = progress;
        }

        int run() {
            int faults = 0;
            try {
                String patientId = once("open", () -> open());
                for (DemoScript.Step step : one.steps()) {
                    faults += tried(step, patientId);
                }
            } catch (IllegalStateException e) {
                progress.fault("  not opened: " + e.getMessage());
                faults++;
            }
            return faults;
        }

        private int tried(DemoScript.Step step, String patientId) {
            try {
                once(step.id(), () -> call(step, patientId));
                return 0;
            } catch (IllegalStateException e) {
                progress.fault("  " + step.id() + ": " + e.getMessage());
                return 1;
            }
        }

        private String once(String step, java.util.function.Supplier<String> work) {
            String key = one.key() + "/" + step;
            return book.result(key).orElseGet(() -> {
                progress.begin();
                String result = work.get();
                book.done(key, result);
                return result;
            });
        }

        private String open() {
            Parameters parameters = new Parameters();
            parameters.addParameter().setName("patient").setResource(FrenchPatient.of(person));
            parameters.addParameter().setName("importHistory").setValue(new BooleanType(true));
            if (parent != null) {
                parameters.addParameter().setName("representative").setResource(FrenchPatient.parent(parent, person));
            }
            String body = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(parameters);
            JsonNode answer = door.post("/fhir/Patient/$open-record", FHIR_JSON, body, token("agent"));
            for (JsonNode parameter : answer.path("parameter")) {
                if (parameter.path("name").asText().equals("patient")) {
                    String reference = parameter.at("/valueReference/reference").asText();
                    return reference.substring(reference.lastIndexOf('/') + 1);
                }
            }
            throw new IllegalStateException("no patient in the answer");
        }

        private String call(DemoScript.Step step, String patientId) {
            String path = "/fhir/" + made(step.post()).replace("{patient}", patientId);
            JsonNode answer = door.post(path, contentType(step), body(step, patientId), token(step.as()));
            return answer.path("resourceType").asText("done") + "/" + answer.path("id").asText("");
        }

        /** The resource an earlier step made. */
        private String made(String text) {
            return RESULT.matcher(text).replaceAll(step -> book.result(one.key() + "/" + step.group(1)).orElse(""));
        }

        private String contentType(DemoScript.Step step) {
            return step.post().endsWith("$provide-cda") ? "application/xml" : FHIR_JSON;
        }

        private String body(DemoScript.Step step, String patientId) {
            String ins = person.ins().value();
            if (step.document() != null) {
                String rpps = script.actors().getOrDefault(step.as(), JsonNodeFactory.instance.objectNode())
                        .path("rpps").asText("");
                return DemoDocument.body(step, patientId, ins, rpps);
            }
            String text = step.file() != null ? SandboxFiles.text("demo/" + step.file()) : step.body().toString();
            String id = DemoDocument.identifier(ins + "|" + step.id()).getValue().substring("urn:uuid:".length());
            return dated(text)
                    .replace("{patient}", patientId)
                    .replace("{id}", id)
                    .replace("{ins}", ins)
                    .replace("{family}", person.family())
                    .replace("{given}", person.given())
                    .replace("{birth}", person.birthDate().toString().replace("-", ""))
                    .replace("{sex}", one.male() ? "M" : "F");
        }

        private String token(String as) {
            return tokens.computeIfAbsent(as, name -> door.token(actor(name)));
        }

        private JsonNode actor(String name) {
            if (name.equals("patient") || name.equals("parent")) {
                Person who = name.equals("parent") ? parent : person;
                return JsonNodeFactory.instance.objectNode().put("actor", "patient").put("ins", who.ins().value());
            }
            JsonNode actor = script.actors().get(name);
            return actor != null ? actor : JsonNodeFactory.instance.objectNode().put("actor", name);
        }
    }
}
