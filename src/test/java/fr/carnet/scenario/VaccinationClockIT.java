package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The vaccination book over HTTP: forecast, lock, no doubles, reminders, document, nothing hidden inferred. */
class VaccinationClockIT {
    private static final String DTP = "J07CA01";
    private static final String BOOSTER = "dtp-boosters";

    @Test
    void the_forecast_counts_what_was_received_and_names_the_rule_of_each_line() {
        APerson person = adult(40);
        String token = person.token();
        assertThat(status(person, token, BOOSTER)).isEqualTo("overdue");
        vaccinate(person, token, DTP, today().minusYears(1));
        assertThat(status(person, token, BOOSTER)).isNotIn("due", "overdue");
        assertThat(forecast(person, token).text()).contains("Boosters at 6").contains("Rappels à 6 ans");
        Answer before = Api.get(path(person) + "?assessmentDate=" + today().minusYears(2), token);
        assertThat(before.text()).contains("\"overdue\"");
    }

    @Test
    void a_stranger_and_a_doctor_without_grant_are_refused() {
        APerson person = adult(40);
        assertThat(forecast(person, ADoctor.withRpps("10001040001").token()).code()).isEqualTo("no-access");
        assertThat(forecast(person, adult(30).token()).code()).isEqualTo("not-yours");
        for (String noDay : new String[] {"2026", "demain", "2026-02-30", "9999-12-31"}) {
            assertThat(Api.get(path(person) + "?assessmentDate=" + noDay, person.token()).code())
                    .as(noDay)
                    .isEqualTo("invalid");
        }
    }

    @Test
    void what_is_masked_to_a_doctor_is_due_to_him_and_done_to_the_holder() {
        APerson person = adult(40);
        ADoctor doctor = ADoctor.withRpps("10001040002").grantedBy(person);
        String id = vaccinate(person, person.token(), DTP, today().minusDays(20));
        assertThat(status(person, doctor.token(), BOOSTER)).isNotEqualTo("overdue");
        mask(person, id);
        assertThat(status(person, doctor.token(), BOOSTER)).isEqualTo("overdue");
        assertThat(status(person, person.token(), BOOSTER)).isNotEqualTo("overdue");
        assertThat(forecast(person, doctor.token()).text()).doesNotContain(id);
    }

    @Test
    void a_confirmed_vaccination_is_locked_for_the_holder() {
        APerson person = adult(40);
        ADoctor doctor = ADoctor.withRpps("10001040003").grantedBy(person);
        String id = vaccinate(person, person.token(), DTP, today().minusDays(20));
        ObjectNode mine = (ObjectNode) Api.get("/fhir/Immunization/" + id, person.token()).json();
        assertThat(Api.put("/fhir/Immunization/" + id, person.token(), mine).status()).isEqualTo(200);
        assertThat(confirm(id, person.token()).code()).isEqualTo("not-permitted");
        Answer confirmed = confirm(id, doctor.token());
        assertThat(confirmed.text()).contains("vaccination-confirmation").contains("810001040003");
        assertThat(Api.put("/fhir/Immunization/" + id, person.token(), mine).code()).isEqualTo("not-permitted");
        assertThat(Api.put("/fhir/Immunization/" + id, doctor.token(), mine).text()).contains("vaccination-confirmation");
        ((ObjectNode) mine).set("extension", confirmed.json().get("extension"));
        assertThat(Api.post("/fhir/Immunization", person.token(), mine).code()).isEqualTo("invalid");
    }

    @Test
    void a_vaccine_dispensed_then_injected_is_one_dose() {
        APerson person = adult(40);
        String pharmacist = Api.token("{\"actor\":\"professional\",\"profession\":\"21\",\"rpps\":\"10001040004\"}");
        dispense(person, pharmacist, DTP, today().minusDays(10));
        assertThat(vaccinations(person)).hasSize(1);
        assertThat(status(person, person.token(), BOOSTER)).isNotEqualTo("overdue");
        String id = vaccinate(person, ADoctor.withRpps("10001040005").token(), DTP, today().minusDays(4));
        assertThat(vaccinations(person)).containsExactly(id);
        vaccinate(person, person.token(), DTP, today().minusDays(5));
        long told = StreamSupport.stream(forecast(person, person.token()).json().path("parameter").spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals("evaluation"))
                .map(parameter -> parameter.at("/resource/immunizationEvent/reference").asText())
                .distinct()
                .count();
        assertThat(told).isEqualTo(1);
    }

    @Test
    void a_reminder_goes_out_once_and_stops_when_it_is_done() {
        APerson person = adult(40);
        Life.advance("P3D");
        Life.runJobs();
        assertThat(reminders(person)).hasSize(1);
        assertThat(reminders(person).get(0).toString()).contains("text/calendar").contains("Rappel diphtérie");
        JsonNode mail = Api.sandbox("GET", "/sandbox/mail?ins=" + person.ins(), null);
        List<String> sent = new ArrayList<>();
        mail.forEach(one -> sent.add(one.path("calendar").asText()));
        assertThat(sent).filteredOn(file -> file.startsWith("BEGIN:VCALENDAR")).hasSize(1);
        assertThat(mail.toString()).doesNotContain("diphtérie").doesNotContain("Diphtheria");
        Life.advance("P30D");
        Life.runJobs();
        assertThat(reminders(person)).hasSize(1);

        APerson done = adult(40);
        for (String atc : List.of(DTP, "J07BD52", "J07BD52")) {
            int years = vaccinations(done).size() + 1;
            vaccinate(done, done.token(), atc, today().minusYears(years));
        }
        Life.advance("P3D");
        Life.runJobs();
        assertThat(reminders(done)).isEmpty();
    }

    @Test
    void the_history_document_replaces_the_one_before_and_never_tells_what_is_masked() {
        APerson person = adult(40);
        ADoctor doctor = ADoctor.withRpps("10001040006").grantedBy(person);
        assertThat(make(person, person.token()).code()).isEqualTo("invalid");
        vaccinate(person, person.token(), DTP, today().minusYears(3));
        Answer first = make(person, person.token());
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(make(person, doctor.token()).json()).isEqualTo(first.json());
        String secret = vaccinate(person, person.token(), "J07BK03", today().minusDays(40));
        Answer second = make(person, person.token());
        assertThat(second.json()).isNotEqualTo(first.json());
        assertThat(contents(person, doctor.token())).hasSize(2).anyMatch(text -> text.contains("J07BK03"))
                .anyMatch(text -> text.startsWith("%PDF"));
        mask(person, secret);
        assertThat(contents(person, doctor.token())).hasSize(2).noneMatch(text -> text.contains("J07BK03"));
        String old = Life.value(second, "document");
        assertThat(Api.get("/fhir/" + old, doctor.token()).status()).isEqualTo(404);
    }

    /** Nothing from Assurance Maladie, so that only what the test writes is there. */
    private static APerson adult(int years) {
        JsonNode wish = Api.sandbox(
                "POST",
                "/sandbox/patients",
                "{\"count\":1,\"open\":false,\"birthDate\":\"" + today().minusYears(years).minusDays(40) + "\"}");
        APerson person = new APerson(
                wish.get(0).at("/ins/value").asText(), wish.get(0).at("/ins/system").asText(), "", wish.get(0));
        Answer opened = Life.openWithoutHistory(person.token(), Traits.of(person).patient());
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        return new APerson(person.ins(), person.system(), Life.patientId(opened), wish.get(0));
    }

    private static LocalDate today() {
        return Life.now().atZone(ZoneId.of("Europe/Paris")).toLocalDate();
    }

    private static String path(APerson person) {
        return "/fhir/" + person.reference() + "/$immds-forecast";
    }

    private static Answer forecast(APerson person, String token) {
        return Api.get(path(person), token);
    }

    /** Status code of the line that a rule made, {@code ""} when there is none. */
    private static String status(APerson person, String token, String rule) {
        Answer answer = forecast(person, token);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode recommendation = Life.parameter(answer, "recommendation").path("resource");
        return StreamSupport.stream(recommendation.path("recommendation").spliterator(), false)
                .filter(line -> line.at("/forecastReason/0/coding/0/code").asText().equals(rule))
                .map(line -> line.at("/forecastStatus/coding/0/code").asText())
                .findFirst()
                .orElse("");
    }

    private static String vaccinate(APerson person, String token, String atc, LocalDate day) {
        Answer created = Api.post(
                "/fhir/Immunization",
                token,
                """
                {"resourceType":"Immunization","status":"completed","patient":{"reference":"%s"},"occurrenceDateTime":"%s",
                 "vaccineCode":{"coding":[{"system":"http://www.whocc.no/atc","code":"%s"}]}}
                """
                        .formatted(person.reference(), day, atc));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().get("id").asText();
    }

    private static void dispense(APerson person, String token, String atc, LocalDate day) {
        Answer created = Api.post(
                "/fhir/MedicationDispense",
                token,
                """
                {"resourceType":"MedicationDispense","status":"completed","subject":{"reference":"%s"},
                 "whenHandedOver":"%sT10:00:00+01:00",
                 "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"%s"}]}}
                """
                        .formatted(person.reference(), day, atc));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }

    private static void mask(APerson person, String id) {
        Answer masked = Api.post(
                "/fhir/Immunization/" + id + "/$set-visibility",
                person.token(),
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"label\",\"valueCode\":\"MASQUE_PS\"}]}");
        assertThat(masked.status()).as(masked.text()).isEqualTo(200);
    }

    private static Answer confirm(String id, String token) {
        return Api.post("/fhir/Immunization/" + id + "/$confirm", token, "{\"resourceType\":\"Parameters\"}");
    }

    private static Answer make(APerson person, String token) {
        return Life.operation(token, person.patientId(), "$vaccination-document");
    }

    private static List<String> vaccinations(APerson person) {
        return ids(Api.get("/fhir/Immunization?patient=" + person.reference(), person.token()));
    }

    private static List<JsonNode> reminders(APerson person) {
        Answer found = Api.get(
                "/fhir/Communication?category=vaccination-due&patient=" + person.reference(), person.token());
        List<JsonNode> all = new ArrayList<>();
        found.json().path("entry").forEach(entry -> all.add(entry.get("resource")));
        return all;
    }

    private static List<String> contents(APerson person, String token) {
        Answer found = Api.get(
                "/fhir/DocumentReference?type=11369-6&status=current&patient=" + person.reference(), token);
        List<String> contents = new ArrayList<>();
        found.json().path("entry").forEach(entry -> contents.add(Api.call(
                        "GET",
                        "/fhir/" + entry.at("/resource/content/0/attachment/url").asText(),
                        token,
                        null,
                        Map.of("Accept", "*/*"))
                .text()));
        return contents;
    }

    private static List<String> ids(Answer found) {
        List<String> ids = new ArrayList<>();
        found.json().path("entry").forEach(entry -> ids.add(entry.at("/resource/id").asText()));
        return ids;
    }
}
