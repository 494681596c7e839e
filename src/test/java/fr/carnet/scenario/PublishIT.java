package fr.carnet.scenario;

import static fr.carnet.scenario.support.ADoctor.document;
import static fr.carnet.scenario.support.ALot.urn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ITI-105 over HTTP (CONTRACT 6): what is completed, what is refused, what counts as the same document. */
class PublishIT {
    private static final String A07 = "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument";

    private final ADoctor doctor = ADoctor.withRpps("10001234567");
    private APerson person;

    @BeforeEach
    void aPerson() {
        person = APerson.withRecord();
    }

    @Test
    void what_is_missing_is_added_from_the_depositor_and_the_record() {
        JsonNode stored = Api.post("/fhir/DocumentReference", doctor.token(), document(person, urn(), "bonjour"))
                .json();
        JsonNode attachment = stored.at("/content/0/attachment");
        assertThat(attachment.get("size").asInt()).isEqualTo(7);
        assertThat(attachment.get("hash").asText()).isEqualTo(ALot.sha1("bonjour".getBytes()));
        assertThat(attachment.has("data")).isFalse();
        assertThat(stored.at("/category/0/coding/0/code").asText()).isEqualTo("10");
        assertThat(stored.at("/securityLabel/0/coding/0/code").asText()).isEqualTo("N");
        assertThat(stored.at("/context/sourcePatientInfo").isMissingNode()).isFalse();
    }

    @Test
    void the_same_bytes_by_the_same_author_are_the_same_document_and_anything_else_is_a_duplicate() {
        String id = urn();
        Api.Answer first = Api.post("/fhir/DocumentReference", doctor.token(), document(person, id, "un"));
        Api.Answer again = Api.post("/fhir/DocumentReference", doctor.token(), document(person, id, "un"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));

        Api.Answer otherBytes = Api.post("/fhir/DocumentReference", doctor.token(), document(person, id, "deux"));
        ADoctor other = ADoctor.withRpps("10007654321");
        Api.Answer otherAuthor = Api.post("/fhir/DocumentReference", other.token(), document(person, id, "un"));
        assertThat(otherBytes.status()).isEqualTo(409);
        assertThat(otherBytes.code()).isEqualTo("duplicate");
        assertThat(otherAuthor.body()).isEqualTo(otherBytes.body());
        assertThat(otherAuthor.text()).doesNotContain(first.json().get("id").asText());
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                spoil(".type", d -> ((ObjectNode) d.at("/type/coding/0")).put("code", "99999-9")),
                spoil(".type", d -> ((ArrayNode) d.at("/type/coding"))
                        .addObject()
                        .put("system", "http://loinc.org")
                        .put("code", "34112-3")),
                spoil(".content[0].attachment.contentType", d -> attachment(d).put("contentType", "application/zip")),
                spoil(".content[0].attachment.hash", d -> attachment(d).put("hash", "AAAA")),
                spoil(".content[0].attachment.size", d -> attachment(d).put("size", 3)),
                spoil(".content[0].attachment.data", d -> attachment(d).remove("data")),
                spoil(".securityLabel", d -> label(label(d, "MASQUE_PS"), "INVISIBLE_PATIENT")),
                spoil(".status", d -> d.put("status", "entered-in-error")),
                spoil(".subject", d -> d.remove("subject")));
    }

    private static Arguments spoil(String place, Consumer<ObjectNode> how) {
        return Arguments.of("DocumentReference" + place, how);
    }

    private static ObjectNode attachment(ObjectNode document) {
        return (ObjectNode) document.at("/content/0/attachment");
    }

    private static ObjectNode label(ObjectNode document, String code) {
        document.withArray("securityLabel")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", A07)
                .put("code", code);
        return document;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void a_faulty_document_is_refused_at_the_place_at_fault(String place, Consumer<ObjectNode> how) {
        ObjectNode document = document(person, urn(), "fautif");
        how.accept(document);
        Api.Answer refused = Api.post("/fhir/DocumentReference", doctor.token(), document);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.text()).contains("\"" + place + "\"").doesNotContain("HAPI-");
    }

    @Test
    void the_holder_deposits_his_own_types_up_to_five_megabytes() {
        ObjectNode own = document(person, urn(), "à moi");
        ((ObjectNode) own.at("/type/coding/0"))
                .put("code", "DOCPAT01")
                .put("system", "https://mos.esante.gouv.fr/NOS/TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire");
        assertThat(Api.post("/fhir/DocumentReference", person.token(), own).status()).isEqualTo(201);
        assertThat(Api.post("/fhir/DocumentReference", person.token(), document(person, urn(), "d'un médecin"))
                        .status())
                .isEqualTo(422);
        own.with("masterIdentifier").put("value", urn());
        attachment(own).put("data", ALot.base64(new byte[5 * 1024 * 1024 + 1]));
        Api.Answer tooLarge = Api.post("/fhir/DocumentReference", person.token(), own);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.code()).isEqualTo("too-large");
    }

    @Test
    void the_answer_is_as_large_as_prefer_says() {
        Api.Answer minimal = preferring("return=minimal");
        assertThat(minimal.status()).isEqualTo(201);
        assertThat(minimal.body()).isEmpty();
        assertThat(minimal.header("Location")).contains("/fhir/DocumentReference/");
        assertThat(preferring("return=OperationOutcome").json().get("resourceType").asText())
                .isEqualTo("OperationOutcome");
        assertThat(preferring("return=representation").json().get("resourceType").asText())
                .isEqualTo("DocumentReference");
    }

    private Api.Answer preferring(String preference) {
        return Api.call(
                "POST",
                "/fhir/DocumentReference",
                doctor.token(),
                document(person, urn(), preference),
                Map.of("Content-Type", "application/fhir+json", "Prefer", preference));
    }

    @Test
    void the_subject_may_be_a_contained_patient_with_an_ins() {
        ObjectNode document = aboutContained(person.system(), person.ins());
        Api.Answer published = Api.post("/fhir/DocumentReference", doctor.token(), document);
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        assertThat(published.json().at("/subject/reference").asText()).isEqualTo(person.reference());

        Api.Answer unnamed = Api.post("/fhir/DocumentReference", doctor.token(), aboutContained("urn:oid:1.2.3", "12"));
        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(unnamed.text()).contains("\"DocumentReference.subject\"");
    }

    private ObjectNode aboutContained(String system, String value) {
        ObjectNode document = document(person, urn(), "sur le titulaire");
        document.withObject("subject").put("reference", "#titre");
        ObjectNode patient = document.withArray("contained").addObject().put("resourceType", "Patient").put("id", "titre");
        patient.withArray("identifier").addObject().put("system", system).put("value", value);
        return document;
    }
}
