package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $open-record}: who may open, under which traits, once for ever. */
class OpenRecordIT {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final Map<String, Consumer<ObjectNode>> MISSING = Map.of(
            "Patient.identifier", patient -> patient.remove("identifier"),
            "Patient.name.family", patient -> ((ObjectNode) patient.at("/name/0")).remove("family"),
            "Patient.name.given", patient -> ((ObjectNode) patient.at("/name/0")).remove("given"),
            "Patient.gender", patient -> patient.remove("gender"),
            "Patient.birthDate", patient -> patient.put("birthDate", "1980-05"),
            "Patient.extension('http://hl7.org/fhir/StructureDefinition/patient-birthPlace')",
                    patient -> patient.remove("extension"));

    @Test
    void the_person_a_professional_a_structure_and_an_agent_may_open() {
        Traits self = Traits.ofSomebodyNew();
        List<String> openers = List.of(Life.doctor("10001230001"), Life.structure(), Life.actor("agent"));
        assertThat(Life.open(self.token(), self.patient()).status()).isEqualTo(200);
        for (String opener : openers) {
            Answer opened = Life.open(opener, Traits.ofSomebodyNew().patient());
            assertThat(opened.status()).as(opened.text()).isEqualTo(200);
            assertThat(Life.value(opened, "status")).isEqualTo("open");
        }
    }

    @Test
    void the_feed_the_operator_and_a_stranger_may_not_open_and_nothing_is_made() {
        Traits person = Traits.ofSomebodyNew();
        for (String refused : List.of("feed", "operator")) {
            Answer answer = Life.open(Life.actor(refused), person.patient());
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("not-permitted");
        }
        Answer stranger = Life.open(Traits.ofSomebodyNew().token(), person.patient());
        assertThat(stranger.code()).isEqualTo("not-yours");
        assertThat(Life.value(Life.status(Life.actor("agent"), person.ins()), "status")).isEqualTo("none");
    }

    @Test
    void every_missing_trait_is_named() {
        String agent = Life.actor("agent");
        MISSING.forEach((expression, without) -> {
            Traits person = Traits.ofSomebodyNew();
            ObjectNode patient = person.patient();
            without.accept(patient);
            Answer refused = Life.open(agent, patient);
            assertThat(refused.status()).as(expression).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("invalid");
            assertThat(refused.json().findValues("expression").toString()).contains(expression.replace("\"", "\\\""));
            assertThat(Life.value(Life.status(agent, person.ins()), "status")).isEqualTo("none");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2999-01-01"})
    void nobody_is_born_in_the_future(String birthDate) {
        Answer refused = Life.open(Life.actor("agent"), Traits.ofSomebodyNew().bornOn(birthDate).patient());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Patient.birthDate");
    }

    @Test
    void a_wrong_control_key_is_a_warning_and_a_wrong_form_a_refusal() {
        Traits person = Traits.ofSomebodyNew();
        String key = person.ins().substring(13);
        String wrongKey = person.ins().substring(0, 13) + (key.equals("11") ? "12" : "11");
        Answer warned = Life.open(Life.actor("agent"), person.withIns(wrongKey).patient());
        assertThat(warned.status()).as(warned.text()).isEqualTo(200);
        assertThat(Life.parameter(warned, "outcome").at("/resource/issue/0/severity").asText()).isEqualTo("warning");
        Answer right = Life.open(Life.actor("agent"), person.patient());
        assertThat(Life.parameter(right, "outcome").isMissingNode()).isTrue();
        assertThat(Life.open(Life.actor("agent"), person.withIns("12").patient()).status()).isEqualTo(422);
    }

    @Test
    void traits_that_contradict_the_known_ins_are_refused_but_accents_and_case_are_not_a_contradiction() {
        Traits person = Traits.ofSomebodyNew().named("LEFEVRE-NOEL", "JOSE");
        String agent = Life.actor("agent");
        String id = Life.patientId(Life.open(agent, person.patient()));
        Traits written = person.named("Lefèvre Noël", "José");
        assertThat(Life.patientId(Life.open(agent, written.patient()))).isEqualTo(id);
        String otherPlace = person.birthPlace().equals("97105") ? "75056" : "97105";
        String otherGender = person.gender().equals("male") ? "female" : "male";
        for (Traits other : List.of(
                person.named("AUTRE", "JOSE"),
                person.named("LEFEVRE-NOEL", "ZOE"),
                person.bornOn("1951-01-01"),
                person.bornAt(otherPlace),
                person.ofGender(otherGender))) {
            Answer refused = Life.open(agent, other.patient());
            assertThat(refused.status()).as(other.toString()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("identity-mismatch");
            assertThat(refused.text()).doesNotContain("LEFEVRE").doesNotContain(id);
        }
    }

    @Test
    void the_answer_has_the_parameters_of_the_status_with_their_types() {
        Answer opened = Life.open(Life.actor("agent"), Traits.ofSomebodyNew().patient());
        assertThat(Life.typeOf(opened, "patient")).isEqualTo("valueReference");
        assertThat(Life.typeOf(opened, "status")).isEqualTo("valueCode");
        assertThat(Life.typeOf(opened, "access")).isEqualTo("valueCode");
        assertThat(Life.typeOf(opened, "openedAt")).isEqualTo("valueInstant");
        assertThat(Life.typeOf(opened, "historyImport")).isEqualTo("valueCode");
        assertThat(Life.value(opened, "historyImport")).isEqualTo("scheduled");
        assertThat(Life.typeOf(opened, "historyDueAt")).isEqualTo("valueInstant");
        Instant midnight = Life.instant(opened, "openedAt")
                .atZone(PARIS)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(PARIS)
                .toInstant();
        assertThat(Life.instant(opened, "historyDueAt")).isEqualTo(midnight);
    }

    @Test
    void opened_again_it_is_the_same_record_and_the_holder_is_told_once() {
        Traits person = Traits.ofSomebodyNew();
        Answer first = Life.open(Life.actor("agent"), person.patient());
        Answer again = Life.open(Life.doctor("10001230002"), person.patient());
        assertThat(again.status()).isEqualTo(200);
        assertThat(Life.patientId(again)).isEqualTo(Life.patientId(first));
        assertThat(Life.value(again, "openedAt")).isEqualTo(Life.value(first, "openedAt"));
        String patient = "?patient=Patient/" + Life.patientId(first);
        Answer messages = Api.get("/fhir/Communication" + patient, person.token());
        assertThat(messages.json().get("total").asInt()).isEqualTo(1);
        assertThat(messages.text()).contains("record-opened");
        assertThat(Api.get("/fhir/Consent" + patient, person.token()).json().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void the_opening_consent_says_who_collected_it_and_is_ended_by_closing_the_record() {
        Traits person = Traits.ofSomebodyNew();
        String id = Life.patientId(Life.open(Life.doctor("10001230003"), person.patient()));
        Answer consents = Api.get("/fhir/Consent?patient=Patient/" + id, person.token());
        assertThat(consents.json().at("/entry/0/resource/performer/0/identifier/value").asText())
                .isEqualTo("810001230003");
        assertThat(consents.json().at("/entry/0/resource/dateTime").asText()).isNotEmpty();

        String address = "/fhir/Consent/" + consents.json().at("/entry/0/resource/id").asText();
        Answer ended = Api.put(
                address,
                person.token(),
                Api.get(address, person.token()).text().replace("\"status\":\"active\"", "\"status\":\"inactive\""));
        assertThat(ended.code()).as(ended.text()).isEqualTo("element-not-updatable");
        assertThat(ended.text()).contains("$close-record");
    }

    @Test
    void a_minor_is_opened_with_a_representative_and_not_without() {
        Traits minor = Traits.ofSomebodyNew().bornOn(Life.now().atZone(PARIS).minusYears(9).toLocalDate().toString());
        Traits parent = Traits.ofSomebodyNew();
        String agent = Life.actor("agent");
        assertThat(Life.open(agent, minor.patient()).status()).isEqualTo(422);
        assertThat(Life.open(agent, minor.patient(), Life.relatedPerson(parent.ins(), "ECON")).status()).isEqualTo(422);
        assertThat(Life.open(minor.token(), minor.patient(), Life.relatedPerson(parent.ins(), "MTH")).code())
                .isEqualTo("not-permitted");
        Answer opened = Life.open(parent.token(), minor.patient(), Life.relatedPerson(parent.ins(), "MTH"));
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        String address = "/fhir/Patient/" + Life.patientId(opened);
        assertThat(Api.get(address, parent.token()).status()).isEqualTo(200);
        assertThat(Api.get(address, minor.token()).code()).isEqualTo("not-permitted");
        assertThat(Api.get(address, Traits.ofSomebodyNew().token()).code()).isEqualTo("not-yours");
    }

    @Test
    void who_represents_a_minor_no_more_does_not_open_the_record() {
        Traits minor = Traits.ofSomebodyNew().bornOn(Life.now().atZone(PARIS).minusYears(9).toLocalDate().toString());
        Traits parent = Traits.ofSomebodyNew();
        ObjectNode ended = Life.relatedPerson(parent.ins(), "MTH");
        ended.putObject("period").put("start", "2019-01-01").put("end", "2020-01-01");
        ObjectNode inactive = Life.relatedPerson(parent.ins(), "MTH").put("active", false);
        for (ObjectNode over : List.of(ended, inactive)) {
            Answer refused = Life.open(Life.actor("agent"), minor.patient(), over);
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("invalid");
            assertThat(Life.open(parent.token(), minor.patient(), over).status()).isEqualTo(422);
        }
        assertThat(Life.open(parent.token(), minor.patient(), Life.relatedPerson(parent.ins(), "MTH")).status()).isEqualTo(200);
    }

    @Test
    void a_record_there_is_already_is_not_told_to_who_calls_himself_its_representative() {
        Traits minor = Traits.ofSomebodyNew().bornOn(Life.now().atZone(PARIS).minusYears(9).toLocalDate().toString());
        Traits parent = Traits.ofSomebodyNew();
        Traits stranger = Traits.ofSomebodyNew();
        ObjectNode asMother = Life.relatedPerson(stranger.ins(), "MTH");
        String id = Life.patientId(Life.open(parent.token(), minor.patient(), Life.relatedPerson(parent.ins(), "MTH")));
        for (ObjectNode traits : List.of(minor.patient(), minor.named("AUTRE", "JOSE").patient())) {
            Answer refused = Life.open(stranger.token(), traits, asMother);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("not-yours");
        }
        assertThat(Life.open(parent.token(), minor.patient()).status()).isEqualTo(200);
        Answer trace = Api.get("/fhir/AuditEvent?outcome=4&patient=Patient/" + id, parent.token());
        assertThat(trace.json().get("total").asInt()).isEqualTo(2);
        Life.close(parent.token(), id, "Je déménage");
        assertThat(Life.open(stranger.token(), minor.patient(), asMother).code()).isEqualTo("not-yours");
        assertThat(Life.open(parent.token(), minor.patient()).code()).isEqualTo("record-closed");
    }

    @Test
    void without_history_nothing_is_scheduled() {
        Answer opened = Life.openWithoutHistory(Life.actor("agent"), Traits.ofSomebodyNew().patient());
        assertThat(Life.value(opened, "historyImport")).isEqualTo("none");
        assertThat(Life.typeOf(opened, "historyDueAt")).isEmpty();
    }

    @Test
    void a_closed_record_is_not_opened_again() {
        APerson person = APerson.withRecord();
        assertThat(Life.close(person.token(), person.patientId(), "Je déménage").status()).isEqualTo(200);
        Answer refused = Life.open(Life.actor("agent"), Traits.of(person).patient());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("record-closed");
    }
}
