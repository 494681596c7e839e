package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $record-status} and {@code Patient?identifier=} (TD0.2): the test of existence. */
class RecordStatusIT {
    private static final String CLOSING = "https://carnet.example/fhir/StructureDefinition/closing";

    private final APerson person = APerson.withRecord();

    @Test
    void every_actor_but_another_patient_is_told_the_status() {
        for (String token : List.of(
                person.token(),
                Life.doctor("10001230101"),
                Life.structure(),
                Life.actor("agent"),
                Life.actor("feed"),
                Life.actor("operator"))) {
            Answer told = Life.status(token, person.ins());
            assertThat(told.status()).as(told.text()).isEqualTo(200);
            assertThat(Life.value(told, "status")).isEqualTo("open");
            assertThat(Life.patientId(told)).isEqualTo(person.patientId());
        }
        assertThat(Life.value(Life.status(person.token(), person.ins()), "access")).isEqualTo("valid");
    }

    @Test
    void another_patient_is_told_the_same_bytes_whether_there_is_a_record_or_not() {
        String stranger = Traits.ofSomebodyNew().token();
        String nobody = Traits.ofSomebodyNew().ins();
        Answer existing = Life.status(stranger, person.ins());
        assertThat(existing.code()).isEqualTo("not-yours");
        assertThat(Life.status(stranger, nobody).body()).isEqualTo(existing.body());
        assertThat(Life.find(stranger, person.ins()).code()).isEqualTo("not-yours");
        assertThat(Life.find(stranger, nobody).body()).isEqualTo(Life.find(stranger, person.ins()).body());
    }

    @Test
    void where_there_is_no_record_the_status_is_none_and_the_search_empty() {
        Traits nobody = Traits.ofSomebodyNew();
        Answer none = Life.status(Life.actor("agent"), nobody.ins());
        assertThat(none.status()).isEqualTo(200);
        assertThat(Life.value(none, "status")).isEqualTo("none");
        assertThat(Life.typeOf(none, "patient")).isEmpty();
        Answer found = Life.find(Life.doctor("10001230102"), nobody.ins());
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().get("total").asInt()).isZero();
        assertThat(Life.value(Life.status(nobody.token(), nobody.ins()), "status")).isEqualTo("none");
    }

    @Test
    void access_is_told_as_none_valid_or_forbidden_and_the_treating_doctor_as_such() {
        String doctor = Life.doctor("10001230103");
        assertThat(Life.value(Life.status(doctor, person.ins()), "access")).isEqualTo("none");
        assertThat(Life.right(person.token(), person.patientId(), "permit", "10001230103").status()).isEqualTo(201);
        Answer granted = Life.status(doctor, person.ins());
        assertThat(Life.value(granted, "access")).isEqualTo("valid");
        assertThat(Life.value(granted, "treatingDoctor")).isEqualTo("false");
        assertThat(Life.right(person.token(), person.patientId(), "deny", "10001230103").status()).isEqualTo(201);
        assertThat(Life.value(Life.status(doctor, person.ins()), "access")).isEqualTo("forbidden");
    }

    @Test
    void the_search_shows_identity_traits_and_contact_data_only_with_a_grant() {
        String doctor = Life.doctor("10001230104");
        String telecom = "[{\"op\":\"add\",\"path\":\"/telecom\",\"value\":[{\"system\":\"phone\",\"value\":\"0199000011\"}]}]";
        assertThat(Api.jsonPatch("/fhir/" + person.reference(), person.token(), telecom).status()).isEqualTo(200);
        for (String token : List.of(doctor, Life.structure(), Life.actor("agent"))) {
            Answer found = Life.find(token, person.ins());
            JsonNode patient = found.json().at("/entry/0/resource");
            assertThat(patient.get("birthDate").asText()).isEqualTo(Traits.of(person).birthDate());
            assertThat(patient.get("active").asBoolean()).isTrue();
            assertThat(found.text()).doesNotContain("0199000011").doesNotContain(CLOSING);
        }
        Life.right(person.token(), person.patientId(), "permit", "10001230104");
        assertThat(Life.find(doctor, person.ins()).text()).contains("0199000011");
    }

    @Test
    void the_feed_and_the_operator_do_not_search() {
        assertThat(Life.find(Life.actor("feed"), person.ins()).code()).isEqualTo("not-permitted");
        assertThat(Life.find(Life.actor("operator"), person.ins()).code()).isEqualTo("not-permitted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "?family=a", "?birthdate=1980-01-01", "?_id=x", "?identifier=IDENT&name=a", "?identifier:not=IDENT",
                "?identifier=IDENT,IDENT", "?identifier=IDENT&identifier=IDENT", "?identifier=VALUE",
                "?identifier=IDENT&_revinclude=Observation:patient", "?identifier=IDENT&_has:Observation:patient:code=1"
            })
    void any_other_search_is_not_offered(String query) {
        String identifier = Traits.INS_SYSTEM + "%7C" + person.ins();
        String asked = query.replace("IDENT", identifier).replace("VALUE", person.ins());
        Answer refused = Api.get("/fhir/Patient" + asked, Life.actor("agent"));
        assertThat(refused.status()).as(refused.text()).isIn(400, 405);
        assertThat(refused.code()).isEqualTo("not-offered");
        assertThat(refused.text()).doesNotContain(person.patientId());
    }

    @Test
    void the_question_takes_one_parameter() {
        String identifier = "?identifier=" + Traits.INS_SYSTEM + "%7C" + person.ins();
        String agent = Life.actor("agent");
        assertThat(Api.get("/fhir/Patient/$record-status" + identifier + "&name=a", agent).code())
                .isEqualTo("not-offered");
        assertThat(Api.get("/fhir/Patient/$record-status", agent).status()).isEqualTo(422);
        assertThat(Api.get("/fhir/Patient/$record-status?identifier=" + person.ins(), agent).status()).isEqualTo(422);
    }

    @Test
    void a_closed_record_is_shown_as_inactive_with_its_closing() {
        assertThat(Life.close(person.token(), person.patientId(), "Je n'en veux plus").status()).isEqualTo(200);
        Answer told = Life.status(Life.actor("agent"), person.ins());
        assertThat(Life.value(told, "closureReason")).isEqualTo("Je n'en veux plus");
        assertThat(Life.typeOf(told, "closedAt")).isEqualTo("valueInstant");
        assertThat(Life.typeOf(told, "destroyAt")).isEqualTo("valueInstant");
        JsonNode patient = Life.find(Life.doctor("10001230105"), person.ins()).json().at("/entry/0/resource");
        assertThat(patient.get("active").asBoolean()).isFalse();
        assertThat(patient.get("extension").findValuesAsText("url")).contains(CLOSING, "date", "reason", "destroyAt");
    }

    @Test
    void three_hundred_questions_without_access_are_answered_and_the_next_is_not() {
        String curious = Life.doctor("10001230106");
        String nobody = Traits.ofSomebodyNew().ins();
        for (int question = 0; question < 300; question++) {
            Answer answer = question % 2 == 0 ? Life.status(curious, nobody) : Life.find(curious, nobody);
            assertThat(answer.status()).isEqualTo(200);
        }
        Answer refused = Life.status(curious, nobody);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 300);
        assertThat(Life.find(curious, person.ins()).status()).isEqualTo(429);
        Life.right(person.token(), person.patientId(), "permit", "10001230106");
        assertThat(Life.status(curious, person.ins()).status()).isEqualTo(200);
        assertThat(Life.status(Life.doctor("10001230107"), nobody).status()).isEqualTo(200);
    }
}
