package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.MarkerScan;
import fr.carnet.scenario.support.Traits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ten years after closing nothing of the record is left but its tombstone and the legal trace; not a day sooner. */
class DestructionClockIT {
    private static final String DOCTOR = "10001230601";
    private final String word = "Zyxwv" + Long.toString(System.nanoTime(), 36);

    private final String name = "QUARTZITE" + Long.toString(System.nanoTime(), 36).replaceAll("[0-9]", "X").toUpperCase();
    private final Traits person = Traits.ofSomebodyNew().named(name + "FAMILLE", name + "PRENOM");
    private final String patientId = opened();
    private final String number = patientId.substring(1, patientId.indexOf('-'));
    private final List<String> markers =
            List.of(word, person.ins(), name, "p" + number + "-", name + "@example.org");

    private String opened() {
        ObjectNode patient = person.patient();
        patient.withArray("/telecom").addObject().put("system", "email").put("value", name + "@example.org");
        return Life.patientId(Life.open(Life.actor("agent"), patient));
    }

    @Test
    void the_day_before_everything_is_there_and_the_day_after_nothing_is() {
        String document = fill();
        assertThat(MarkerScan.find(markers)).as("the scan sees what is there").hasSizeGreaterThan(5);
        assertThat(MarkerScan.contentOf(number)).isNotEmpty();
        Answer closed = Life.close(person.token(), patientId, "Motif " + word);

        Life.advance("P9Y364D");
        Life.runJobs();
        assertThat(Life.instant(closed, "destroyAt")).isAfter(Life.now());
        assertThat(Life.value(Life.status(person.token(), person.ins()), "status")).isEqualTo("closed");
        Life.operation(person.token(), patientId, "$reopen-record");
        assertThat(Api.get("/fhir/DocumentReference/" + document, person.token()).status()).isEqualTo(200);

        Life.close(person.token(), patientId, "Motif " + word);
        Life.advance("P10Y1D");
        Life.runJobs();
        assertGone(document);
        assertNewRecordIsEmpty();
    }

    @Test
    void three_months_after_a_deletion_request_nothing_is_left() {
        String document = fill();
        Life.operation(person.token(), patientId, "$request-deletion");
        Life.advance("P2M27D");
        Life.runJobs();
        assertThat(Life.value(Life.status(person.token(), person.ins()), "status")).isEqualTo("closed");
        Life.advance("P7D");
        Life.runJobs();
        assertGone(document);
    }

    @Test
    void what_is_due_to_be_destroyed_does_not_come_back_before_the_destruction_has_run() {
        Life.close(person.token(), patientId, "Motif " + word);
        Life.advance("P10Y1D");
        assertThat(Life.operation(person.token(), patientId, "$reopen-record").code()).isIn("record-closed", "record-unknown");

        APerson other = APerson.withRecord();
        Life.operation(other.token(), other.patientId(), "$request-deletion");
        Life.advance("P3M1D");
        assertThat(Life.operation(other.token(), other.patientId(), "$cancel-deletion").code())
                .isIn("record-closed", "record-unknown", "not-yours");
        Life.runJobs();
        assertThat(Life.value(Life.status(person.token(), person.ins()), "status")).isEqualTo("none");
        assertThat(Life.value(Life.status(other.token(), other.ins()), "status")).isEqualTo("none");
    }

    /** One of everything that a record can hold; answers the id of a document. */
    private String fill() {
        String holder = person.token();
        String doctor = Life.doctor(DOCTOR);
        Life.right(holder, patientId, "permit", DOCTOR);
        Life.right(holder, patientId, "deny", "10001230602");
        Life.relate(holder, patientId, Traits.ofSomebodyNew().ins(), "CAREGIVER");
        String document = Life.deposit(doctor, patientId, "Compte rendu " + word).json().get("id").asText();
        Answer other = Life.deposit(doctor, patientId, "Un autre " + word);
        Api.delete("/fhir/DocumentReference/" + other.json().get("id").asText(), doctor);
        Answer allergy = Api.post("/fhir/AllergyIntolerance", doctor, allergy());
        assertThat(allergy.status()).as(allergy.text()).isEqualTo(201);
        ObjectNode reason = (ObjectNode) Api.parse("{\"resourceType\":\"Parameters\"}");
        reason.withArray("/parameter").addObject().put("name", "reason").put("valueString", "Urgence " + word);
        assertThat(Api.post("/fhir/Patient/" + patientId + "/$break-glass", Life.doctor("10001230603"), reason).status())
                .isEqualTo(200);
        Life.operation(Life.actor("feed"), patientId, "$import-history");
        Api.sandbox("GET", "/sandbox/mail?ins=" + person.ins(), null);
        return document;
    }

    private String allergy() {
        return """
                {"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/%s"},"code":{"text":"%s"},
                 "clinicalStatus":{"coding":[{"code":"active",
                   "system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"}]}}
                """
                .formatted(patientId, word);
    }

    private void assertGone(String document) {
        assertThat(Life.value(Life.status(Life.actor("agent"), person.ins()), "status")).isEqualTo("none");
        assertThat(Life.find(Life.actor("agent"), person.ins()).json().get("total").asInt()).isZero();
        assertThat(Api.get("/fhir/DocumentReference/" + document, Life.doctor(DOCTOR)).code()).isEqualTo("not-found");
        assertThat(Api.get("/fhir/Patient/" + patientId, Life.doctor(DOCTOR)).code()).isEqualTo("record-unknown");
        assertThat(Api.sandbox("GET", "/sandbox/mail?ins=" + person.ins(), null)).isEmpty();
        assertThat(MarkerScan.contentOf(number)).isEmpty();
        Set<String> left = MarkerScan.find(markers);
        assertThat(left).allMatch(place -> place.startsWith("carnet_trace"), "only in the legal trace");
        assertThat(MarkerScan.find(List.of(word, name)))
                .as("the trace holds nothing clinical and no name")
                .isEmpty();
    }

    private void assertNewRecordIsEmpty() {
        Answer opened = Life.open(Life.actor("agent"), person.patient());
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        String fresh = Life.patientId(opened);
        assertThat(fresh).isNotEqualTo(patientId);
        assertThat(Life.documents(person.token(), fresh).json().get("total").asInt()).isZero();
        for (String type : List.of("RelatedPerson", "AllergyIntolerance", "MedicationDispense")) {
            Answer found = Api.get("/fhir/" + type + "?patient=Patient/" + fresh, person.token());
            assertThat(found.json().get("total").asInt()).as(type).isZero();
        }
        assertThat(Life.documents(Life.doctor(DOCTOR), fresh).code()).isEqualTo("no-access");
    }
}
