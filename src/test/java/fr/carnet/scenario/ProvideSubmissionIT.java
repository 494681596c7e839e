package fr.carnet.scenario;

import static fr.carnet.scenario.support.ALot.location;
import static fr.carnet.scenario.support.ALot.object;
import static fr.carnet.scenario.support.ALot.urn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ITI-65 over HTTP (CONTRACT 6): all or nothing, told entry by entry, in the order sent. */
class ProvideSubmissionIT {
    private final String doctor = Api.token(
            "{\"actor\":\"professional\",\"rpps\":\"10001234567\",\"profession\":\"10\",\"structure\":\"1690781810\"}");
    private APerson person;

    @BeforeEach
    void aPerson() {
        person = APerson.withRecord();
    }

    private int documents() {
        return Api.get("/fhir/DocumentReference?_summary=count&patient=" + person.reference(), person.token())
                .json()
                .get("total")
                .asInt();
    }

    private static List<String> statuses(Api.Answer answer) {
        return StreamSupport.stream(answer.json().get("entry").spliterator(), false)
                .map(entry -> entry.at("/response/status").asText().substring(0, 3))
                .toList();
    }

    @Test
    void the_answer_follows_the_order_sent_and_the_same_lot_again_doubles_nothing() {
        ALot lot = ALot.about(person).with("un").with("deux");
        Api.Answer first = lot.sent(doctor);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(statuses(first)).containsOnly("201").hasSize(5);
        assertThat(Stream.of(0, 1, 2, 3, 4).map(i -> location(first, i).replaceFirst("/.*", "")))
                .containsExactly("List", "DocumentReference", "Binary", "DocumentReference", "Binary");

        Api.Answer again = lot.sent(doctor);
        assertThat(statuses(again)).containsOnly("200");
        assertThat(location(again, 3)).isEqualTo(location(first, 3));
        assertThat(documents()).isEqualTo(2);
        assertThat(Api.get("/fhir/" + location(first, 4), person.token()).text()).contains("ZGV1eA==");
    }

    @Test
    void the_unique_id_of_a_set_names_no_other_documents_later() {
        ALot first = ALot.about(person).with("un");
        Api.Answer sent = first.sent(doctor);
        ALot other = ALot.about(person).with("deux");
        other.submissionSet().set("identifier", first.submissionSet().get("identifier"));
        assertThat(other.sent(doctor).code()).isEqualTo("duplicate");
        assertThat(documents()).isEqualTo(1);

        assertThat(statuses(first.sent(doctor))).containsOnly("200");
        Api.delete("/fhir/" + location(sent, 1), doctor);
        assertThat(statuses(first.sent(doctor))).containsExactly("200", "201", "201");
    }

    @Test
    void a_document_valid_for_pdsm_keeps_its_profile() {
        Api.Answer answer = ALot.about(person).with("valide").sent(doctor);
        assertThat(Api.get("/fhir/" + location(answer, 1), person.token()).json().at("/meta/profile/0").asText())
                .endsWith("pdsm-comprehensive-document-reference");
    }

    @Test
    void entries_may_refer_to_each_other_relatively_as_fhir_resolves_references_in_a_bundle() {
        ALot lot = ALot.about(person).with("relatif");
        lot.add(ALot.urn(), ALot.object(
                """
                {"resourceType":"List","identifier":[{"use":"usual","system":"urn:ietf:rfc:3986","value":"%s"}],
                 "status":"current","mode":"working","title":"Classeur","code":{"coding":[{
                 "system":"https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes","code":"folder"}]},
                 "extension":[{"url":"https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType",
                 "valueCodeableConcept":{"text":"Suivi"}}],
                 "subject":{"reference":"%s"},"date":"2026-11-20T12:00:00+01:00",
                 "entry":[{"item":{"reference":"%s"}}]}"""
                        .formatted(ALot.urn(), person.reference(), lot.bundle().at("/entry/1/fullUrl").asText())));
        ((ArrayNode) lot.submissionSet().get("entry"))
                .addObject().putObject("item").put("reference", lot.bundle().at("/entry/3/fullUrl").asText());
        String text = lot.bundle().toString();
        for (int i = 0; i < 4; i++) {
            String relative = lot.resource(i).get("resourceType").asText() + "/entree-" + i;
            String fullUrl = lot.bundle().at("/entry/" + i + "/fullUrl").asText();
            text = text.replace("\"fullUrl\":\"" + fullUrl, "\"fullUrl\":\"http://logiciel.example/fhir/" + relative)
                    .replace(fullUrl, relative);
        }
        Api.Answer sent = Api.post("/fhir", doctor, text);
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        String document = location(sent, 1);
        assertThat(Api.get("/fhir/" + location(sent, 3), person.token()).json().at("/entry/0/item/reference").asText())
                .isEqualTo(document);
        assertThat(Api.get("/fhir/" + location(sent, 0), person.token()).json().at("/entry/0/item/reference").asText())
                .isEqualTo(document);
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                spoil("Bundle.entry[0].resource.date", lot -> lot.submissionSet().remove("date")),
                spoil("Bundle.entry[0].resource.source", lot -> lot.submissionSet().remove("source")),
                spoil("Bundle.meta.profile", lot -> lot.bundle().remove("meta")),
                spoil("Bundle.entry[0].resource.subject", lot -> lot.submissionSet().remove("subject")),
                spoil("Bundle.entry[1].resource.subject", lot -> lot.resource(1)
                        .putObject("subject")
                        .put("reference", "Patient/une-autre")),
                spoil("Bundle.entry[1].resource.content[0].attachment.hash", lot -> attachment(lot).put("hash", "AAAA")),
                spoil("Bundle.entry[1].resource.content[0].attachment.size", lot -> attachment(lot).put("size", 1)),
                spoil("Bundle.entry[1].resource.content[0].attachment.url", lot -> attachment(lot).put("url", urn())),
                spoil("Bundle.entry[2].resource.data", lot -> lot.resource(2).remove("data")),
                spoil("Bundle.entry[1].resource.relatesTo", lot -> lot.replacing(1, "DocumentReference/a")
                        .replacing(1, "DocumentReference/b")),
                spoil("Bundle.entry[3]", lot -> lot.add(
                        urn(), object("{\"resourceType\":\"Binary\",\"contentType\":\"text/plain\",\"data\":\"YQ==\"}"))),
                spoil("Bundle.entry[1]", lot -> ((ArrayNode) lot.submissionSet().get("entry")).removeAll()));
    }

    private static Arguments spoil(String place, Consumer<ALot> how) {
        return Arguments.of(place, how);
    }

    private static ObjectNode attachment(ALot lot) {
        return (ObjectNode) lot.resource(1).at("/content/0/attachment");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void a_faulty_lot_is_refused_at_the_place_at_fault_and_leaves_nothing(String place, Consumer<ALot> how) {
        ALot lot = ALot.about(person).with("fautif");
        how.accept(lot);
        Api.Answer refused = lot.sent(doctor);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.json().findValuesAsText("expression").toString() + refused.text()).contains("\"" + place + "\"");
        assertThat(documents()).isZero();
        assertThat(Api.get("/fhir/List?_summary=count&patient=" + person.reference(), person.token())
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void what_only_the_last_document_does_wrong_undoes_the_first_ones() {
        String taken = urn();
        ALot.about(person).with("déjà là", taken).sent(doctor);
        Api.Answer duplicate = ALot.about(person).with("neuf").with("autre", taken).sent(doctor);
        assertThat(duplicate.status()).isEqualTo(409);
        assertThat(duplicate.code()).isEqualTo("duplicate");
        Api.Answer unknown = ALot.about(person)
                .with("neuf")
                .with("remplaçant")
                .replacing(3, "DocumentReference/inconnu")
                .sent(doctor);
        assertThat(unknown.code()).isEqualTo("target-unknown");
        assertThat(documents()).isEqualTo(1);
    }

    @Test
    void the_replaced_document_becomes_superseded_by_its_author_and_by_nobody_else() {
        String old = location(ALot.about(person).with("ancien").sent(doctor), 1);
        String stranger = Api.token("{\"actor\":\"professional\",\"rpps\":\"10007654321\",\"profession\":\"10\"}");
        assertThat(ALot.about(person).with("usurpé").replacing(1, old).sent(stranger).code())
                .isEqualTo("target-unknown");

        ALot lot = ALot.about(person).with("nouveau").replacing(1, old);
        lot.bundle()
                .withArray("entry")
                .add(object(
                        """
                        {"fullUrl":"%s","request":{"method":"PATCH","url":"%s"},"resource":{"resourceType":"Parameters",
                         "parameter":[{"name":"operation","part":[{"name":"type","valueCode":"replace"},
                          {"name":"path","valueString":"DocumentReference.status"},{"name":"value","valueCode":"superseded"}]}]}}"""
                                .formatted(urn(), old)));
        Api.Answer replaced = lot.sent(doctor);
        assertThat(statuses(replaced)).as(replaced.text()).containsExactly("201", "201", "201", "200");
        assertThat(Api.get("/fhir/" + old, person.token()).json().get("status").asText()).isEqualTo("superseded");
    }

    @Test
    void the_subject_may_be_named_by_the_ins_and_by_an_entry_of_the_lot() {
        ALot lot = ALot.about(person).with("par INS");
        String byIns = "Patient?identifier=" + person.system() + "|" + person.ins();
        lot.submissionSet().putObject("subject").put("reference", byIns);
        lot.resource(1).putObject("subject").put("reference", byIns);
        assertThat(lot.sent(doctor).status()).isEqualTo(200);

        ALot withEntry = ALot.about(person).with("par entrée");
        String patient = urn();
        withEntry.add(patient, ((ObjectNode) withEntry.resource(1).at("/contained/1")).deepCopy().put("id", "p"));
        withEntry.submissionSet().putObject("subject").put("reference", patient);
        withEntry.resource(1).putObject("subject").put("reference", patient);
        Api.Answer answer = withEntry.sent(doctor);
        assertThat(statuses(answer)).as(answer.text()).containsExactly("201", "201", "201", "200");
        assertThat(location(answer, 3)).isEqualTo(person.reference());
    }

    @Test
    void a_patient_does_not_deposit_into_another_s_record_and_nobody_into_none() {
        String other = APerson.withRecord().token();
        assertThat(ALot.about(person).with("intrus").sent(other).code()).isEqualTo("not-yours");
        ALot nowhere = ALot.about(person).with("nulle part");
        nowhere.submissionSet().putObject("subject").put("reference", "Patient/inconnu");
        nowhere.resource(1).putObject("subject").put("reference", "Patient/inconnu");
        assertThat(nowhere.sent(doctor).code()).isEqualTo("record-unknown");
    }
}
