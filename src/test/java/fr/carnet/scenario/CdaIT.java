package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.AFixture;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CDA R2 over HTTP (CONTRACT 6): {@code $provide-cda}, and a CDA inside ITI-105 and ITI-65. */
class CdaIT {
    private final ADoctor doctor = ADoctor.withRpps("10001234567");
    private final APerson person = APerson.withRecord();
    private final String uuid = AFixture.uuid();
    private final String cda = AFixture.cda(person, uuid);

    private Api.Answer provide(Object body) {
        return Api.call(
                "POST", "/fhir/DocumentReference/$provide-cda", doctor.token(), body, Map.of("Content-Type", "application/xml"));
    }

    @Test
    void the_header_makes_the_metadata() {
        Api.Answer provided = provide(cda);
        assertThat(provided.status()).isEqualTo(201);
        assertThat(provided.header("Location")).contains("/DocumentReference/");
        JsonNode document = Api.get(provided.header("Location"), person.token()).json();
        assertThat(document.at("/masterIdentifier/system").asText()).isEqualTo("urn:ietf:rfc:3986");
        assertThat(document.at("/masterIdentifier/value").asText()).isEqualTo("urn:uuid:" + uuid);
        assertThat(document.at("/type/coding/0/code").asText()).isEqualTo("11488-4");
        assertThat(document.at("/category/0/coding/0/code").asText()).isEqualTo("10");
        assertThat(document.at("/subject/reference").asText()).isEqualTo(person.reference());
        assertThat(document.at("/date").asText()).isEqualTo("2026-03-01T10:15:00+01:00");
        assertThat(document.at("/content/0/attachment/title").asText()).isEqualTo("Consultation de suivi");
        assertThat(document.at("/content/0/attachment/contentType").asText()).isEqualTo("text/xml");
        assertThat(document.at("/content/0/format/code").asText()).isEqualTo("urn:asip:ci-sis:cr-cpa:2020");
        assertThat(document.at("/context/facilityType/coding/0/code").asText()).isEqualTo("SA07");
        assertThat(document.at("/context/practiceSetting/coding/0/code").asText()).isEqualTo("AMBULATOIRE");
        assertThat(document.at("/context/period/start").asText()).isEqualTo("2026-03-01T09:00:00+01:00");
        assertThat(document.at("/securityLabel/0/coding/0/code").asText()).isEqualTo("N");
        assertThat(document.get("contained").toString()).contains("810009990001");
    }

    @Test
    void it_is_found_by_person_type_and_date_and_comes_back_byte_for_byte() {
        provide(cda);
        JsonNode found = Api.get(
                        "/fhir/DocumentReference?patient.identifier=" + person.system() + "%7C" + person.ins()
                                + "&type=http://loinc.org%7C11488-4&date=2026-03-01",
                        person.token())
                .json();
        assertThat(found.get("total").asInt()).isEqualTo(1);
        String address = found.at("/entry/0/resource/content/0/attachment/url").asText();
        Api.Answer raw = Api.call("GET", "/fhir/" + address, person.token(), null, Map.of("Accept", "text/xml"));
        assertThat(raw.body()).isEqualTo(cda.getBytes(StandardCharsets.UTF_8));
        assertThat(raw.header("Content-Type")).startsWith("text/xml");
    }

    @Test
    void sent_again_it_is_the_same_document_and_with_other_bytes_a_duplicate() {
        String first = provide(cda).header("Location");
        Api.Answer again = provide(cda);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Location")).isEqualTo(first);
        Api.Answer other = provide(cda + "\n");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("duplicate");
    }

    @Test
    void of_a_person_without_record_it_is_refused_and_the_refusal_says_so() {
        Api.Answer refused = provide(AFixture.cda(APerson.withoutRecord(), uuid));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("record-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void about_another_person_it_is_invalid_inside_a_simplified_publish_in_any_encoding(String encoding) {
        Charset charset = Charset.forName(encoding);
        String declared = encoding.startsWith("UTF-16") ? "UTF-16" : "UTF-8";
        APerson other = APerson.withRecord();
        Api.Answer refused = published(AFixture.cda(other, uuid).replace("UTF-8", declared).getBytes(charset));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.text()).contains("content[0].attachment.data").doesNotContain(other.ins());
        assertThat(published(cda.replace("UTF-8", declared).getBytes(charset)).status()).isEqualTo(201);
    }

    private Api.Answer published(byte[] bytes) {
        ObjectNode document = ADoctor.document(person, ALot.urn(), "x");
        ((ObjectNode) document.at("/content/0/attachment")).put("contentType", "text/xml").put("data", ALot.base64(bytes));
        return Api.post("/fhir/DocumentReference", doctor.token(), document);
    }

    @Test
    void inside_a_submission_it_comes_back_byte_for_byte_and_about_another_person_nothing_is_kept() {
        Api.Answer kept = lot(cda).sent(doctor.token());
        assertThat(kept.status()).isEqualTo(200);
        JsonNode document = Api.get("/fhir/" + ALot.location(kept, 1), person.token()).json();
        String address = document.at("/content/0/attachment/url").asText();
        assertThat(Api.call("GET", "/fhir/" + address, person.token(), null, Map.of("Accept", "*/*")).text())
                .isEqualTo(cda);

        Api.Answer refused = lot(AFixture.cda(APerson.withRecord(), AFixture.uuid())).sent(doctor.token());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Api.get("/fhir/DocumentReference?patient=" + person.reference(), person.token())
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    private ALot lot(String content) {
        ALot lot = ALot.about(person).with(content);
        ((ObjectNode) lot.resource(1).at("/content/0/attachment")).put("contentType", "text/xml");
        lot.resource(2).put("contentType", "text/xml");
        return lot;
    }

    @Test
    void what_is_no_cda_is_invalid() {
        String entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        for (String body : new String[] {
            "", "bonjour", "<a/>", "{\"resourceType\":\"Patient\"}", cda.substring(0, 2000),
            cda.replace("<ClinicalDocument ", entity + "<ClinicalDocument ").replace("Consultation  de", "&x;"),
            cda.replace("urn:hl7-org:v3", "urn:other"), "<a>".repeat(5000)
        }) {
            Api.Answer refused = provide(body);
            assertThat(refused.status()).as(body.length() > 60 ? body.substring(0, 60) : body).isIn(400, 422);
            assertThat(refused.code()).isEqualTo("invalid");
            assertThat(refused.text()).doesNotContain("HAPI-", "Exception", "javax.xml");
        }
        assertThat(Api.get("/fhir/DocumentReference?patient=" + person.reference(), person.token()).json().get("total").asInt())
                .isZero();
    }

    @Test
    void what_the_header_lacks_is_named_all_at_once() {
        String poor = cda.replaceAll("(?s)<author>.*?</author>", "").replaceFirst("<effectiveTime [^>]*/>", "");
        Api.Answer refused = provide(poor);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("ClinicalDocument.author", "ClinicalDocument.effectiveTime");
    }

    @Test
    void a_type_that_is_not_accepted_is_invalid() {
        Api.Answer refused = provide(cda.replace("code=\"11488-4\"", "code=\"99999-9\""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid");
    }
}
