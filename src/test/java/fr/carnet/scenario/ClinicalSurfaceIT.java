package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.RunningServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clinical resources as their callers write and ask them (CONTRACT 6), in forms that are rare and right, or rare and wrong. */
class ClinicalSurfaceIT {
    private static final String OBSERVATIONS = "/fhir/Observation";
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final APerson person = APerson.withRecord();
    private final ADoctor doctor = ADoctor.withRpps("10004455667").grantedBy(person);

    private String observation(String more) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"Poids\"},\"subject\":{\"reference\":\""
                + person.reference() + "\"}" + more + "}";
    }

    private Api.Answer deposited(String more) {
        return Api.post(OBSERVATIONS, doctor.token(), observation(more));
    }

    private int found(String query) {
        return Api.get(OBSERVATIONS + "?patient=" + person.reference() + "&" + query, person.token())
                .json()
                .get("total")
                .asInt();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ailleurs.example/mesures/12.pdf", "https://ailleurs.example/x", "https://ailleurs.example/fhir/Mesure/1"})
    void an_absolute_reference_elsewhere_is_kept_whatever_its_address_looks_like(String address) {
        Api.Answer kept = deposited(",\"derivedFrom\":[{\"reference\":\"" + address + "\"}]");
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.json().at("/derivedFrom/0/reference").asText()).isEqualTo(address);
        assertThat(deposited(",\"derivedFrom\":[{\"reference\":\"Mesure/1\"}]").code()).isEqualTo("target-unknown");
    }

    @Test
    void a_date_on_a_leap_second_or_of_many_digits_is_found_by_its_date() {
        for (String date : new String[] {"2016-12-31T23:59:60Z", "2016-12-31T12:00:00.1234567890123Z"}) {
            String identifier = ",\"identifier\":[{\"system\":\"urn:x\",\"value\":\"" + date + "\"}]";
            assertThat(deposited(identifier + ",\"effectiveDateTime\":\"" + date + "\"").status()).isEqualTo(201);
            String asked = "identifier=urn:x%7C" + date + "&date=";
            assertThat(found(asked + date)).isOne();
            assertThat(found(asked + "ge2016-12-31")).isOne();
            assertThat(found(asked + "lt2016-12-31")).isZero();
        }
    }

    @Test
    void more_values_than_a_search_takes_are_refused_in_the_address_and_in_a_form() {
        String codes = "patient=" + person.reference() + "&code=a" + ",a".repeat(499);
        assertThat(Api.get(OBSERVATIONS + "?" + codes, person.token()).status()).isEqualTo(200);
        for (String more : new String[] {",b".repeat(20_000), "&code=b".repeat(600), "&code=b".repeat(20_000)}) {
            Api.Answer refused = Api.call("POST", OBSERVATIONS + "/_search", person.token(), codes + more, FORM);
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.code()).isEqualTo("too-large");
        }
    }

    @Test
    void a_resource_sent_as_a_form_is_told_the_types_that_are_read() {
        Api.Answer refused = Api.call("POST", OBSERVATIONS, doctor.token(), observation(""), FORM);
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.text()).doesNotContain("Poids");
    }

    @Test
    void a_version_that_cannot_be_read_is_a_conflict() {
        String stored = deposited("").json().get("id").asText();
        String changed = observation(",\"id\":\"" + stored + "\",\"effectiveDateTime\":\"2024\"");
        for (String version : new String[] {"W/\"\"", "\"x\"", "W/\"7\""}) {
            Api.Answer answer = Api.call("PUT", OBSERVATIONS + "/" + stored, doctor.token(), changed,
                    Map.of("Content-Type", "application/fhir+json", "If-Match", version));
            assertThat(answer.status()).as(version).isEqualTo(412);
        }
        Api.Answer changedNow = Api.call("PUT", OBSERVATIONS + "/" + stored, doctor.token(), changed,
                Map.of("Content-Type", "application/fhir+json", "If-Match", "W/\"1\""));
        assertThat(changedNow.header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    void a_visibility_asked_in_the_address_is_refused_and_takes_no_label_away() {
        String stored = OBSERVATIONS + "/" + deposited("").json().get("id").asText();
        String masked = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"label\",\"valueCode\":\"MASQUE_PS\"}]}";
        assertThat(Api.post(stored + "/$set-visibility", person.token(), masked).status()).isEqualTo(200);
        Api.Answer refused = Api.call("POST", stored + "/$set-visibility?label=MASQUE_PS", person.token(), null, Map.of());
        assertThat(refused.code()).isEqualTo("not-offered");
        assertThat(Api.get(stored, person.token()).json().at("/meta/security/0/code").asText()).isEqualTo("MASQUE_PS");
    }

    @Test
    void an_entry_is_named_by_a_reference_relative_to_the_addresses_of_the_bundle() {
        String entry = "{\"fullUrl\":\"https://ailleurs.example/fhir/Observation/%s\",\"resource\":%s,"
                + "\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}";
        String whole = entry.formatted("tout", observation(",\"hasMember\":[{\"reference\":\"Observation/part\"}]"));
        Api.Answer answer = Api.post("/fhir", doctor.token(), "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + whole + "," + entry.formatted("part", observation("")) + "]}");
        assertThat(answer.status()).isEqualTo(200);
        String part = answer.json().at("/entry/1/response/location").asText();
        assertThat(part).contains(answer.json().at("/entry/0/resource/hasMember/0/reference").asText());
    }

    @Test
    void a_condition_names_the_holder_by_the_address_of_this_server_too() {
        String identifier = ",\"identifier\":[{\"system\":\"urn:x\",\"value\":\"une\"}]";
        String id = deposited(identifier).json().get("id").asText();
        String condition = "identifier=urn:x|une&patient=" + RunningServer.base() + "/fhir/" + person.reference();
        Api.Answer again = Api.call("POST", OBSERVATIONS, person.token(), observation(identifier),
                Map.of("Content-Type", "application/fhir+json", "If-None-Exist", condition));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id").asText()).isEqualTo(id);
    }
}
