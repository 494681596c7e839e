package fr.carnet.scenario;

import static fr.carnet.scenario.support.ADoctor.document;
import static fr.carnet.scenario.support.ALot.object;
import static fr.carnet.scenario.support.ALot.urn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import org.junit.jupiter.api.Test;

/** Bundles of single calls (CONTRACT 6, batch). */
class BatchIT {
    private final APerson person = APerson.withRecord();
    private final ADoctor doctor = ADoctor.withRpps("10001234567").grantedBy(person);

    private final ObjectNode bundle = object("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[]}");

    private BatchIT call(String method, String url) {
        bundle.withArray("entry").addObject().putObject("request").put("method", method).put("url", url);
        return this;
    }

    private BatchIT call(String method, String url, ObjectNode resource) {
        call(method, url);
        ((ObjectNode) bundle.get("entry").get(bundle.get("entry").size() - 1)).set("resource", resource);
        return this;
    }

    private Api.Answer sent() {
        return Api.post("/fhir", doctor.token(), bundle);
    }

    private int documents() {
        return Api.get("/fhir/DocumentReference?_summary=count&patient=" + person.reference(), person.token())
                .json()
                .get("total")
                .asInt();
    }

    @Test
    void each_entry_of_a_batch_is_answered_for_itself() {
        String known = doctor.deposits(person, "connu");
        String patch = ALot.base64("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"superseded\"}]".getBytes());
        Api.Answer answer = call("GET", known)
                .call("GET", "DocumentReference/inconnu")
                .call("POST", "DocumentReference", document(person, urn(), "neuf"))
                .call("PATCH", known, object(
                        "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\",\"data\":\"" + patch + "\"}"))
                .call("GET", "/fhir/" + known)
                .call("GET", "metadata")
                .call("GET", "DocumentReference")
                .call("POST", "Patient", object("{\"resourceType\":\"Patient\"}"))
                .sent();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().findValuesAsText("status")).contains("201 Created");
        assertThat(outcome(answer, 1)).isEqualTo("not-found");
        assertThat(answer.json().at("/entry/2/response/status").asText()).startsWith("201");
        assertThat(answer.json().at("/entry/3/response/status").asText()).startsWith("200");
        assertThat(outcome(answer, 4)).isEqualTo("invalid");
        assertThat(outcome(answer, 5)).isEqualTo("not-offered");
        assertThat(outcome(answer, 6)).isEqualTo("one-record");
        assertThat(outcome(answer, 7)).isEqualTo("invalid");
        assertThat(Api.get("/fhir/" + known, person.token()).json().get("status").asText()).isEqualTo("superseded");
    }

    @Test
    void a_search_of_a_batch_may_name_a_code_s_system_as_it_is() {
        doctor.deposits(person, "cherché");
        String search = "DocumentReference?patient=" + person.reference() + "&type=http://loinc.org|";
        Api.Answer answer = call("GET", search + "11488-4").call("GET", search + "11502-2").sent();
        assertThat(answer.json().at("/entry/0/resource/total").asInt(-1)).as(answer.text()).isEqualTo(1);
        assertThat(answer.json().at("/entry/1/resource/total").asInt(-1)).isZero();
    }

    private static String outcome(Api.Answer answer, int index) {
        return answer.json().at("/entry/" + index + "/response/outcome/issue/0/details/coding/0/code").asText();
    }

    @Test
    void a_transaction_does_all_within_one_record_or_nothing() {
        bundle.put("type", "transaction");
        call("POST", "DocumentReference", document(person, urn(), "un"));
        assertThat(sent().status()).isEqualTo(200);
        assertThat(documents()).isEqualTo(1);

        ((ObjectNode) bundle.at("/entry/0/resource/masterIdentifier")).put("value", urn());
        ObjectNode wrong = document(person, urn(), "faux");
        wrong.remove("type");
        Api.Answer refused = call("POST", "DocumentReference", wrong).sent();
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.text()).contains("\"Bundle.entry[1].resource.type\"");
        ((ObjectNode) bundle.get("entry").get(1)).set("resource", document(APerson.withRecord(), urn(), "d'un autre"));
        assertThat(sent().code()).isEqualTo("one-record");
        assertThat(documents()).isEqualTo(1);
    }

    @Test
    void two_hundred_entries_are_taken_and_one_more_is_too_many() {
        for (int i = 0; i < 200; i++) {
            call("GET", "DocumentReference/inconnu");
        }
        assertThat(sent().json().get("entry")).hasSize(200);
        assertThat(call("GET", "DocumentReference/inconnu").sent().code()).isEqualTo("too-large");
    }

    @Test
    void a_bundle_inside_a_bundle_is_not_offered() {
        Api.Answer answer = call("POST", "Bundle", object("{\"resourceType\":\"Bundle\",\"type\":\"batch\"}")).sent();
        assertThat(outcome(answer, 0)).isEqualTo("not-offered");
    }
}
