package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.RunningServer;
import org.junit.jupiter.api.Test;

/** References that give the whole address of this server, as a search's {@code fullUrl} told it, are its own (CONTRACT 6). */
class OwnAddressIT {
    private final APerson person = APerson.withRecord();
    private final ADoctor doctor = ADoctor.withRpps("10001234567");

    private static String address(String reference) {
        return RunningServer.base() + "/fhir/" + reference;
    }

    private ObjectNode document() {
        return ADoctor.document(person, ALot.urn(), "adresse entière");
    }

    private static ObjectNode related(ObjectNode document, String code, String target) {
        ((ArrayNode) document.withArray("relatesTo")).addObject().put("code", code).putObject("target").put("reference", target);
        return document;
    }

    private static Api.Answer post(String token, String body) {
        return Api.post("/fhir/DocumentReference", token, body);
    }

    @Test
    void a_subject_may_be_named_by_his_whole_address_also_with_escaped_slashes() {
        ObjectNode document = document();
        document.putObject("subject").put("reference", address(person.reference()));
        Api.Answer created = post(doctor.token(), document.toString().replace("/", "\\/"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.json().at("/subject/reference").asText()).isEqualTo(person.reference());
        String observation = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"Poids\"},\"subject\":{\"reference\":\""
                + address(person.reference()) + "\"}}";
        assertThat(Api.post("/fhir/Observation", doctor.token(), observation).status()).isEqualTo(201);
    }

    @Test
    void a_document_may_be_replaced_by_its_whole_address() {
        String old = doctor.deposits(person, "ancien");
        Api.Answer created = post(doctor.token(), related(document(), "replaces", address(old)).toString());
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(Api.get("/fhir/" + old, person.token()).json().get("status").asText()).isEqualTo("superseded");
    }

    @Test
    void what_points_to_a_document_is_found_by_its_whole_address() {
        String target = doctor.deposits(person, "visé");
        String other = doctor.deposits(person, "autre");
        post(doctor.token(), related(document(), "appends", target).toString());
        String search = "/fhir/DocumentReference?_summary=count&patient=" + person.reference() + "&relatesto=";
        assertThat(Api.get(search + address(target), person.token()).json().get("total").asInt()).isEqualTo(1);
        assertThat(Api.get(search + address(other), person.token()).json().get("total").asInt()).isZero();
        assertThat(Api.get(search + other + "," + address(target), person.token()).json().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void what_does_not_exist_here_is_unknown_also_by_its_whole_address() {
        Api.Answer refused = post(doctor.token(), related(document(), "appends", address("DocumentReference/inconnu")).toString());
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("target-unknown");
        Api.Answer elsewhere =
                post(doctor.token(), related(document(), "appends", "https://ailleurs.example/fhir/DocumentReference/1").toString());
        assertThat(elsewhere.status()).as(elsewhere.text()).isEqualTo(201);
    }

    @Test
    void a_submission_may_name_its_person_and_its_entries_by_whole_addresses() {
        String old = doctor.deposits(person, "ancien");
        ALot lot = ALot.about(person).with("neuf").replacing(1, address(old));
        lot.submissionSet().putObject("subject").put("reference", address(person.reference()));
        lot.resource(1).putObject("subject").put("reference", address(person.reference()));
        ((ObjectNode) lot.bundle().at("/entry/1")).put("fullUrl", address("DocumentReference/a"));
        ((ObjectNode) lot.submissionSet().at("/entry/0/item")).put("reference", address("DocumentReference/a"));
        Api.Answer sent = lot.sent(doctor.token());
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(Api.get("/fhir/" + old, person.token()).json().get("status").asText()).isEqualTo("superseded");
    }
}
