package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever the capability statement offers is asked about a closed record: nothing of what it holds comes out. */
class ClosedRecordIT {
    /** They change or tell its state, which is told (CONTRACT 4). */
    private static final Set<String> ABOUT_THE_STATE = Set.of(
            "open-record", "close-record", "reopen-record", "record-status", "request-deletion", "cancel-deletion",
            "declare-death", "withdraw-death", "import-record");

    private static final String DOCTOR = "10001230301";

    private final String word = "Zibeline" + Long.toString(System.nanoTime(), 36);
    private final APerson person = APerson.withRecord();
    private final String patient = "Patient/" + person.patientId();
    private final List<String> asked = new ArrayList<>();

    @Test
    void nothing_that_is_offered_tells_what_a_closed_record_holds() {
        Life.right(person.token(), person.patientId(), "permit", DOCTOR);
        String doctor = Life.doctor(DOCTOR);
        String document = Life.deposit(doctor, person.patientId(), word).json().get("id").asText();
        String search = "/fhir/DocumentReference?patient=" + patient;
        assertThat(Api.get(search, doctor).text()).contains(word);
        JsonNode offered = Api.get("/fhir/metadata", null).json().at("/rest/0");
        Life.close(person.token(), person.patientId(), "motif");

        for (String token : List.of(person.token(), doctor)) {
            for (JsonNode resource : offered.path("resource")) {
                String type = resource.get("type").asText();
                silent("/fhir/" + type + "?patient=" + patient, token);
                resource.path("operation").forEach(operation -> operation(operation, type, document, token));
            }
        }
        assertThat(asked).as("what is offered was found").hasSizeGreaterThan(100);
        Life.operation(person.token(), person.patientId(), "$reopen-record");
        assertThat(Api.get("/fhir/DocumentReference/" + document, person.token()).text()).contains(word);
    }

    private void operation(JsonNode operation, String type, String document, String token) {
        String name = operation.get("name").asText().replace("$", "");
        if (ABOUT_THE_STATE.contains(name)) {
            return;
        }
        String id = type.equals("Patient") ? person.patientId() : document;
        ObjectNode body = (ObjectNode) Api.parse("{\"resourceType\":\"Parameters\"}");
        body.withArray("/parameter").addObject().put("name", "patient").putObject("valueReference").put("reference", patient);
        for (String path : List.of("/fhir/" + type + "/" + id + "/$" + name, "/fhir/" + type + "/$" + name)) {
            silent(path + "?patient=" + patient, token);
            silent(path, Api.post(path, token, body));
        }
    }

    private void silent(String path, String token) {
        silent(path, Api.get(path, token));
    }

    private void silent(String path, Answer answer) {
        asked.add(path);
        assertThat(answer.text()).as(path).doesNotContain(word);
        assertThat(answer.status()).as(path).isLessThan(500);
    }
}
