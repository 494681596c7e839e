package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code PATCH Patient}: telecom and address, by the holder or a representative. */
class ContactDataIT {
    private static final String PHONE =
            "[{\"op\":\"add\",\"path\":\"/telecom\",\"value\":[{\"system\":\"phone\",\"value\":\"0199000022\"}]}]";

    private final APerson person = APerson.withRecord();
    private final String address = "/fhir/" + person.reference();

    @Test
    void the_holder_changes_his_contact_data_with_either_form_of_patch() {
        assertThat(Api.jsonPatch(address, person.token(), PHONE).status()).isEqualTo(200);
        Answer patched = Api.call(
                "PATCH",
                address,
                person.token(),
                """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                  {"name":"type","valueCode":"add"},{"name":"path","valueString":"Patient"},
                  {"name":"name","valueString":"address"},
                  {"name":"value","valueAddress":{"city":"Villexemple"}}]}]}
                """,
                java.util.Map.of("Content-Type", "application/fhir+json"));
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        String now = Api.get(address, person.token()).text();
        assertThat(now).contains("0199000022").contains("Villexemple");
        assertThat(Life.value(Life.open(Life.actor("agent"), Traits.of(person).patient()), "status")).isEqualTo("open");
    }

    @Test
    void a_representative_does_too() {
        Traits guardian = Traits.ofSomebodyNew();
        Life.relate(Life.actor("agent"), person.patientId(), guardian.ins(), "GUARD");
        assertThat(Api.jsonPatch(address, guardian.token(), PHONE).status()).isEqualTo(200);
    }

    @Test
    void nobody_else_does_not_even_with_a_grant() {
        Life.right(person.token(), person.patientId(), "permit", "10001230701");
        Traits carer = Traits.ofSomebodyNew();
        Life.relate(person.token(), person.patientId(), carer.ins(), "CAREGIVER");
        for (String refused : List.of(
                Life.doctor("10001230701"), carer.token(), Life.structure(), Life.actor("agent"),
                Life.actor("feed"), Life.actor("operator"))) {
            assertThat(Api.jsonPatch(address, refused, PHONE).code()).isEqualTo("not-permitted");
        }
        assertThat(Api.jsonPatch(address, Traits.ofSomebodyNew().token(), PHONE).code()).isEqualTo("not-yours");
        assertThat(Api.get(address, person.token()).text()).doesNotContain("0199000022");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"replace\",\"path\":\"/birthDate\",\"value\":\"1970-01-01\"}]",
                "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]",
                "[{\"op\":\"replace\",\"path\":\"/name/0/family\",\"value\":\"AUTRE\"}]",
                "[{\"op\":\"replace\",\"path\":\"/identifier/0/value\",\"value\":\"299017501234567\"}]",
                "[{\"op\":\"remove\",\"path\":\"/extension\"}]",
                "[{\"op\":\"add\",\"path\":\"/deceasedBoolean\",\"value\":true}]"
            })
    void anything_else_of_the_patient_stays_as_it_is(String patch) {
        String before = Api.get(address, person.token()).text();
        Answer refused = Api.jsonPatch(address, person.token(), patch);
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.code()).isEqualTo("element-not-updatable");
        assertThat(Api.get(address, person.token()).text()).isEqualTo(before);
    }
}
