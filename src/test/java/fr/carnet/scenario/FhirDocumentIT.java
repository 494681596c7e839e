package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.AFixture;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** FHIR documents over HTTP (CONTRACT 6): posted as Bundle, carried in a Binary, or as an entry of a submission. */
class FhirDocumentIT {
    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";

    private final ADoctor doctor = ADoctor.withRpps("10001234567");
    private final APerson person = APerson.withRecord();
    private final String uuid = AFixture.uuid();
    private final String bundle = AFixture.fhirDocument(person, uuid);

    private JsonNode onlyDocument() {
        JsonNode found = Api.get("/fhir/DocumentReference?patient=" + person.reference(), person.token()).json();
        assertThat(found.get("total").asInt()).isEqualTo(1);
        return found.at("/entry/0/resource");
    }

    private Api.Answer content(String address, String accept) {
        return Api.call("GET", address.startsWith("http") ? address : "/fhir/" + address, person.token(), null, Map.of("Accept", accept));
    }

    @Test
    void posted_it_is_kept_byte_for_byte_and_described_from_its_composition() {
        Api.Answer posted = Api.post("/fhir/Bundle", doctor.token(), bundle);
        assertThat(posted.status()).isEqualTo(201);
        assertThat(posted.header("Location")).contains("/Bundle/");
        JsonNode document = onlyDocument();
        assertThat(document.at("/masterIdentifier/value").asText()).isEqualTo("urn:uuid:" + uuid);
        assertThat(document.at("/type/coding/0/code").asText()).isEqualTo("11488-4");
        assertThat(document.at("/securityLabel/0/coding/0/code").asText()).isEqualTo("R");
        assertThat(document.at("/content/0/attachment/title").asText()).isEqualTo("Consultation de suivi");
        assertThat(document.at("/content/0/attachment/url").asText()).contains("Bundle/");
        assertThat(content(document.at("/content/0/attachment/url").asText(), JSON).text()).isEqualTo(bundle);
        assertThat(content(posted.header("Location").replaceFirst("/_history/.*", ""), "*/*").text()).isEqualTo(bundle);
    }

    @Test
    void asked_for_in_the_other_format_it_is_converted() {
        String address = Api.post("/fhir/Bundle", doctor.token(), bundle).header("Location").replaceFirst("/_history/.*", "");
        Api.Answer xml = content(address, XML);
        assertThat(xml.status()).isEqualTo(200);
        assertThat(xml.header("Content-Type")).startsWith(XML);
        assertThat(xml.text()).contains("<Bundle", "urn:uuid:" + uuid, "Consultation de suivi");
        assertThat(content(address + "?_format=xml", "*/*").text()).contains("<Bundle");
    }

    @Test
    void posted_in_xml_it_is_kept_in_xml() {
        String address = Api.post("/fhir/Bundle", doctor.token(), bundle).header("Location").replaceFirst("/_history/.*", "");
        String xml = content(address, XML).text().replace(uuid, AFixture.uuid());
        Api.Answer posted = Api.call("POST", "/fhir/Bundle", doctor.token(), xml, Map.of("Content-Type", XML));
        assertThat(posted.status()).isEqualTo(201);
        String second = posted.header("Location").replaceFirst("/_history/.*", "");
        assertThat(content(second, XML).text()).isEqualTo(xml);
        assertThat(content(second, JSON).json().get("type").asText()).isEqualTo("document");
    }

    @Test
    void posted_again_it_is_the_same_and_other_bytes_are_a_duplicate() {
        String first = Api.post("/fhir/Bundle", doctor.token(), bundle).header("Location");
        Api.Answer again = Api.post("/fhir/Bundle", doctor.token(), bundle);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Location")).isEqualTo(first);
        Api.Answer other = Api.post("/fhir/Bundle", doctor.token(), bundle + " ");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("duplicate");
    }

    @Test
    void carried_in_a_binary_it_is_kept_byte_for_byte() {
        ALot lot = lot();
        lot.resource(2).put("contentType", JSON).put("data", ALot.base64(bundle.getBytes()));
        assertThat(lot.sent(doctor.token()).status()).isEqualTo(200);
        String address = onlyDocument().at("/content/0/attachment/url").asText();
        assertThat(content(address, "*/*").text()).isEqualTo(bundle);
    }

    @Test
    void carried_in_a_binary_and_asked_for_in_the_other_format_it_is_converted() {
        ALot lot = lot();
        lot.resource(2).put("contentType", JSON).put("data", ALot.base64(bundle.getBytes()));
        lot.sent(doctor.token());
        String address = onlyDocument().at("/content/0/attachment/url").asText();
        Api.Answer xml = content(address, XML);
        assertThat(xml.header("Content-Type")).startsWith(XML);
        assertThat(xml.text()).startsWith("<Bundle").contains("urn:uuid:" + uuid);
    }

    @Test
    void the_heavier_of_two_formats_asked_for_is_served() {
        String address = Api.post("/fhir/Bundle", doctor.token(), bundle).header("Location").replaceFirst("/_history/.*", "");
        assertThat(content(address, JSON + ";q=0.4, " + XML + ";q=0.8").text()).startsWith("<Bundle");
        assertThat(content(address, XML + ";q=0.4, " + JSON).text()).isEqualTo(bundle);
        assertThat(content(address, XML + ";q=0").text()).isEqualTo(bundle);
        assertThat(content(address, ";").text()).isEqualTo(bundle);
    }

    @Test
    void as_an_entry_of_a_submission_it_is_served_as_it_was_first_served() {
        Api.Answer sent = asEntry(bundle).sent(doctor.token());
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(ALot.location(sent, 2)).startsWith("Bundle/");
        String address = onlyDocument().at("/content/0/attachment/url").asText();
        Api.Answer first = content(address, JSON);
        assertThat(Api.parse(first.text()).at("/identifier/value").asText()).isEqualTo("urn:uuid:" + uuid);
        assertThat(content(address, JSON).body()).isEqualTo(first.body());
        assertThat(ALot.sha1(first.body())).isEqualTo(onlyDocument().at("/content/0/attachment/hash").asText());
    }

    @Test
    void as_an_entry_whose_metadata_name_xml_it_is_kept_in_xml() {
        ALot lot = asEntry(bundle);
        ((ObjectNode) lot.resource(1).at("/content/0/attachment")).put("contentType", XML);
        Api.Answer sent = lot.sent(doctor.token());
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        Api.Answer read = content(onlyDocument().at("/content/0/attachment/url").asText(), "*/*");
        assertThat(read.header("Content-Type")).startsWith(XML);
        assertThat(read.text()).startsWith("<Bundle").contains("urn:uuid:" + uuid);
        assertThat(ALot.sha1(read.body())).isEqualTo(onlyDocument().at("/content/0/attachment/hash").asText());
    }

    private ALot asEntry(String document) {
        ALot lot = lot();
        ObjectNode attachment = (ObjectNode) lot.resource(1).at("/content/0/attachment");
        attachment.remove("size");
        attachment.remove("hash");
        ObjectNode entry = (ObjectNode) lot.bundle().at("/entry/2");
        entry.set("resource", Api.parse(document));
        ((ObjectNode) entry.get("request")).put("url", "Bundle");
        return lot;
    }

    private ALot lot() {
        ALot lot = ALot.about(person).with("x");
        ObjectNode attachment = (ObjectNode) lot.resource(1).at("/content/0/attachment");
        attachment.put("contentType", JSON);
        attachment.put("size", bundle.getBytes().length).put("hash", ALot.sha1(bundle.getBytes()));
        return lot;
    }

    @Test
    void about_another_person_it_is_refused_wherever_it_stands() {
        String others = AFixture.fhirDocument(APerson.withRecord(), uuid);
        ALot binary = lot();
        binary.resource(2).put("contentType", JSON).put("data", ALot.base64(others.getBytes()));
        ((ObjectNode) binary.resource(1).at("/content/0/attachment"))
                .put("size", others.getBytes().length)
                .put("hash", ALot.sha1(others.getBytes()));
        Api.Answer refused = binary.sent(doctor.token());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(asEntry(others).sent(doctor.token()).status()).isEqualTo(422);
        ObjectNode simplified = ADoctor.document(person, ALot.urn(), others);
        ((ObjectNode) simplified.at("/content/0/attachment")).put("contentType", JSON);
        assertThat(Api.post("/fhir/DocumentReference", doctor.token(), simplified).status()).isEqualTo(422);
        assertThat(Api.get("/fhir/DocumentReference?patient=" + person.reference(), person.token()).json().get("total").asInt())
                .isZero();
    }

    @Test
    void of_a_person_without_record_it_is_refused() {
        Api.Answer refused = Api.post("/fhir/Bundle", doctor.token(), AFixture.fhirDocument(APerson.withoutRecord(), uuid));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("record-unknown");
    }

    @Test
    void a_patient_deposits_no_document_about_another() {
        Api.Answer refused = Api.post("/fhir/Bundle", APerson.withRecord().token(), bundle);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("not-yours");
    }

    @Test
    void a_bundle_that_is_no_document_is_invalid_and_says_every_thing_it_lacks() {
        assertThat(Api.post("/fhir/Bundle", doctor.token(), bundle.replace("\"document\"", "\"collection\"")).status())
                .isEqualTo(422);
        ObjectNode poor = ALot.object(bundle);
        poor.remove("identifier");
        ((ObjectNode) poor.at("/entry/0/resource")).remove("title");
        Api.Answer refused = Api.post("/fhir/Bundle", doctor.token(), poor);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Bundle.identifier", "Bundle.entry[0].resource.title");
    }

    @Test
    void its_content_is_not_to_be_had_by_who_may_not_read_it() {
        String address = Api.post("/fhir/Bundle", doctor.token(), bundle).header("Location").replaceFirst("/_history/.*", "");
        ADoctor stranger = ADoctor.withRpps("10007654321");
        Api.Answer hidden = Api.get(address, stranger.token());
        Api.Answer missing = Api.get(address.substring(0, address.length() - 4) + "0000", stranger.token());
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.text()).isEqualTo(missing.text());
    }
}
