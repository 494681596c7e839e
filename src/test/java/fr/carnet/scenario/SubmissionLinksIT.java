package fr.carnet.scenario;

import static fr.carnet.scenario.support.ALot.location;
import static fr.carnet.scenario.support.ALot.object;
import static fr.carnet.scenario.support.ALot.urn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the entries of a submission say of each other and of what is there: the order of a transaction says nothing. */
class SubmissionLinksIT {
    private final APerson person = APerson.withRecord();
    private final String doctor = Api.token(
            "{\"actor\":\"professional\",\"rpps\":\"10001234567\",\"profession\":\"10\",\"structure\":\"1690781810\"}");

    private static void relate(ALot lot, int document, String code, int other) {
        ((ArrayNode) lot.resource(document).withArray("relatesTo"))
                .addObject()
                .put("code", code)
                .putObject("target")
                .put("reference", lot.bundle().at("/entry/" + other + "/fullUrl").asText());
    }

    private JsonNode read(String address) {
        return Api.get("/fhir/" + address, person.token()).json();
    }

    @ParameterizedTest
    @CsvSource({"appends,1,3", "appends,3,1", "transforms,1,3", "replaces,1,3", "replaces,3,1"})
    void a_document_points_to_another_of_its_lot_wherever_that_stands(String code, int from, int to) {
        ALot lot = ALot.about(person).with("un").with("deux");
        relate(lot, from, code, to);

        Api.Answer answer = lot.sent(doctor);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(read(location(answer, from)).at("/relatesTo/0/target/reference").asText())
                .isEqualTo(location(answer, to));
        assertThat(read(location(answer, to)).get("status").asText())
                .isEqualTo(code.equals("replaces") ? "superseded" : "current");
    }

    @Test
    void two_documents_may_point_to_each_other_but_none_to_itself() {
        ALot lot = ALot.about(person).with("un").with("deux");
        relate(lot, 1, "appends", 3);
        relate(lot, 3, "transforms", 1);
        assertThat(lot.sent(doctor).status()).isEqualTo(200);

        ALot itself = ALot.about(person).with("seul");
        relate(itself, 1, "appends", 1);
        assertThat(itself.sent(doctor).code()).isEqualTo("target-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Practitioner", "PractitionerRole"})
    void a_professional_named_by_an_entry_of_the_lot_reads_what_a_structure_deposited(String type) {
        String rpps = type.equals("Practitioner") ? "10007770003" : "10007770004";
        String named = Api.token("{\"actor\":\"professional\",\"rpps\":\"%s\",\"profession\":\"10\"}".formatted(rpps));
        String other = Api.token("{\"actor\":\"professional\",\"rpps\":\"10007770005\",\"profession\":\"10\"}");
        ALot lot = ALot.about(person).with("compte rendu");
        String practitioner = urn();
        lot.add(practitioner, object(
                "{\"resourceType\":\"Practitioner\",\"identifier\":[{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"%s\"}]}"
                        .formatted(rpps)));
        String role = urn();
        if (type.equals("PractitionerRole")) {
            lot.add(role, object(
                    """
                    {"resourceType":"PractitionerRole","identifier":[{"system":"urn:x-test","value":"%s"}],
                     "practitioner":{"reference":"%s"}}"""
                            .formatted(role, practitioner)));
        }
        ObjectNode author = (ObjectNode) lot.resource(1).withArray("author").get(0);
        author.put("reference", type.equals("Practitioner") ? practitioner : role);

        Api.Answer answer = lot.sent(Api.token("{\"actor\":\"structure\",\"structure\":\"1690781810\"}"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(Api.get("/fhir/" + location(answer, 1), named).status()).isEqualTo(200);
        assertThat(Api.get("/fhir/" + location(answer, 1), other).status()).isEqualTo(404);
    }

    private ALot patching(String url, String ifMatch) {
        ALot lot = ALot.about(person).with("nouveau");
        ObjectNode entry = object(
                """
                {"fullUrl":"%s","request":{"method":"PATCH","url":"%s"},"resource":{"resourceType":"Parameters",
                 "parameter":[{"name":"operation","part":[{"name":"type","valueCode":"replace"},
                  {"name":"path","valueString":"DocumentReference.status"},{"name":"value","valueCode":"superseded"}]}]}}"""
                        .formatted(urn(), url));
        if (ifMatch != null) {
            ((ObjectNode) entry.get("request")).put("ifMatch", ifMatch);
        }
        lot.bundle().withArray("entry").add(entry);
        return lot;
    }

    @Test
    void a_patch_of_a_lot_does_what_it_says_or_refuses_the_lot() {
        String old = location(ALot.about(person).with("ancien").sent(doctor), 1);
        String master = read(old).at("/masterIdentifier/value").asText();
        String stranger = Api.token("{\"actor\":\"professional\",\"rpps\":\"10007770006\",\"profession\":\"10\"}");
        assertThat(patching(old, null).sent(stranger).code()).isEqualTo("not-found");
        assertThat(patching(old, null).sent(person.token()).status()).isNotEqualTo(200);
        assertThat(patching(old, "W/\"7\"").sent(doctor).code()).isEqualTo("version-conflict");
        assertThat(patching("DocumentReference/inconnu", null).sent(doctor).code()).isEqualTo("not-found");
        assertThat(patching("DocumentReference?identifier=urn:uuid:inconnu", null).sent(doctor).code())
                .isEqualTo("not-found");
        assertThat(read(old).get("status").asText()).isEqualTo("current");

        Api.Answer done = patching("DocumentReference?identifier=" + master, "W/\"1\"").sent(doctor);
        assertThat(location(done, 3)).as(done.text()).isEqualTo(old);
        assertThat(read(old).get("status").asText()).isEqualTo("superseded");
    }

    @Test
    void a_patch_may_go_with_the_replacement_it_tells_again() {
        String old = location(ALot.about(person).with("ancien").sent(doctor), 1);
        ALot lot = patching(old, "W/\"1\"").replacing(1, old);
        assertThat(lot.sent(doctor).status()).isEqualTo(200);
        assertThat(lot.sent(doctor).status()).isEqualTo(200);
        assertThat(read(old).at("/meta/versionId").asText()).isEqualTo("2");

        String elsewhere = urn();
        ALot dangling = patching("DocumentReference?identifier=urn:ietf:rfc:3986|" + elsewhere, null)
                .replacing(1, "DocumentReference?identifier=urn:ietf:rfc:3986|" + elsewhere);
        assertThat(dangling.sent(doctor).status()).isEqualTo(200);
    }
}
