package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A read says what it takes, in the forms that are offered; what is wrong in a clinical resource is named at its place. */
class ReadAsOfferedIT {
    private final APerson person = APerson.withRecord();
    private final ADoctor doctor = ADoctor.withRpps("10007654399").grantedBy(person);

    private ObjectNode observation() {
        ObjectNode observation = ALot.object("{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":"
                + "[{\"system\":\"http://loinc.org\",\"code\":\"8867-4\"}]},\"effectiveDateTime\":\"2026-01-01\"}");
        observation.putObject("subject").put("reference", person.reference());
        observation.putArray("identifier").addObject().put("system", "urn:ietf:rfc:3986").put("value", "urn:uuid:" + UUID.randomUUID());
        return observation;
    }

    private String stored() {
        return "/fhir/Observation/" + Api.post("/fhir/Observation", doctor.token(), observation()).json().get("id").asText();
    }

    @Test
    void a_read_takes_no_parameter_but_those_of_its_form() {
        String address = stored();
        String document = "/fhir/" + doctor.deposits(person, "un texte");
        for (String read : List.of(
                address + "?_foo=1", address + "/_history?_since=2030-01-01", address + "/_history?_count=1",
                address + "/_history?autre=1", address + "/_history/1?_at=2020", document + "/_history?_since=2030-01-01",
                document + "?_foo=1", "/fhir/" + person.reference() + "?_since=2020", "/fhir/metadata?autre=1")) {
            Api.Answer refused = Api.get(read, doctor.token());
            assertThat(refused.status()).as(read).isEqualTo(400);
            assertThat(refused.code()).as(read).isEqualTo("not-offered");
        }
        for (String read : List.of(
                address + "?_summary=true", address + "?_elements=status&_format=json", address + "/_history?_pretty=true",
                "/fhir/metadata?mode=full&_format=json")) {
            assertThat(Api.get(read, doctor.token()).status()).as(read).isEqualTo(200);
        }
        Api.Answer batch = Api.post("/fhir", doctor.token(), ALot.object("{\"resourceType\":\"Bundle\",\"type\":\"batch\","
                + "\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"" + address.substring(6) + "/_history?_since=2030\"}}]}"));
        assertThat(batch.json().at("/entry/0/response/status").asText()).startsWith("400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "count"})
    void a_read_is_never_answered_as_a_page_or_a_number(String summary) {
        Api.Answer read = Api.get(stored() + "?_summary=" + summary, doctor.token());
        assertThat(read.status()).isEqualTo(400);
        assertThat(read.code()).isEqualTo("not-offered");
        assertThat(Api.get("/fhir/Observation?patient=" + person.reference() + "&_summary=" + summary, doctor.token()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+turtle", "text/turtle", "application/x-turtle", "application/fhir+ndjson"})
    void only_json_and_xml_are_written(String form) {
        String search = "/fhir/Observation?patient=" + person.reference();
        for (String address : List.of(stored(), search)) {
            Api.Answer answer = Api.call("GET", address, doctor.token(), null, Map.of("Accept", form));
            assertThat(answer.status()).as(address).isEqualTo(406);
            assertThat(answer.code()).as(address).isEqualTo("not-offered");
        }
        Api.Answer posted = Api.call(
                "POST", "/fhir/Observation/_search", doctor.token(), "_format=ttl&patient=" + person.reference(),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(posted.status()).isEqualTo(406);
        assertThat(Api.call("GET", search, doctor.token(), null, Map.of("Accept", "application/fhir+xml")).status()).isEqualTo(200);
    }

    @Test
    void each_missing_element_is_named() {
        ObjectNode observation = observation();
        observation.remove(List.of("status", "code"));
        Api.Answer refused = Api.post("/fhir/Observation", doctor.token(), observation);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().findValues("expression").toString()).contains("Observation.status", "Observation.code");
        assertThat(refused.text()).contains("absent : Observation.status.", "absent : Observation.code.");
    }

    @Test
    void a_reference_to_a_type_that_cannot_stand_there_is_named() {
        ObjectNode observation = observation();
        observation.putObject("encounter").put("reference", stored().substring(6));
        Api.Answer refused = Api.post("/fhir/Observation", doctor.token(), observation);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/issue/0/expression/0").asText()).isEqualTo("Observation.encounter");
        assertThat(refused.json().at("/issue/0/details/text").asText()).contains("Encounter");
        observation.remove("encounter");
        observation.putArray("hasMember").addObject().put("reference", stored().substring(6));
        assertThat(Api.post("/fhir/Observation", doctor.token(), observation).status()).isEqualTo(201);
    }

    @Test
    void a_conditional_creation_that_is_offered_is_declared() {
        Api.get("/fhir/metadata", doctor.token()).json().at("/rest/0/resource").forEach(resource ->
                assertThat(resource.path("conditionalCreate").asBoolean())
                        .as(resource.get("type").asText())
                        .isEqualTo(resource.path("operation").toString().contains("OperationDefinition/set-visibility")
                                && !resource.get("type").asText().equals("Patient")));
    }
}
