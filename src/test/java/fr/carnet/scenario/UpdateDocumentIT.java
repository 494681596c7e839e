package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Restricted update and logical delete over HTTP (CONTRACT 6). */
class UpdateDocumentIT {
    private static final String SUPERSEDE = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"superseded\"}]";
    private final ADoctor author = ADoctor.withRpps("10001234567");
    private APerson person;
    private String document;

    @BeforeEach
    void aDocument() {
        person = APerson.withRecord();
        document = author.deposits(person, "à modifier");
    }

    private String status() {
        return Api.get("/fhir/" + document, person.token()).json().get("status").asText();
    }

    @Test
    void the_three_patch_languages_change_what_may_change() {
        assertThat(Api.jsonPatch("/fhir/" + document, author.token(), SUPERSEDE).status()).isEqualTo(200);
        assertThat(status()).isEqualTo("superseded");

        document = author.deposits(person, "en XML");
        String xml = "<diff xmlns:f=\"http://hl7.org/fhir\"><replace sel=\"f:DocumentReference/f:status/@value\">superseded</replace></diff>";
        assertThat(patch("application/xml-patch+xml", xml).status()).isEqualTo(200);
        assertThat(status()).isEqualTo("superseded");

        document = author.deposits(person, "en FHIRPath");
        assertThat(patch("application/fhir+json", fhirPath("DocumentReference.status", "superseded")).status())
                .isEqualTo(200);
        assertThat(status()).isEqualTo("superseded");
    }

    private Api.Answer patch(String type, String body) {
        return Api.call("PATCH", "/fhir/" + document, author.token(), body, Map.of("Content-Type", type));
    }

    private static String fhirPath(String path, String code) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"replace"},
                 {"name":"path","valueString":"%s"},{"name":"value","valueCode":"%s"}]}]}"""
                .formatted(path, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/type", "/subject/reference", "/content/0/attachment/url", "/meta/profile", "/id", "/author"})
    void anything_else_is_not_updatable(String path) {
        Api.Answer refused = Api.jsonPatch(
                "/fhir/" + document, author.token(), "[{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":\"x\"}]");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.code()).isEqualTo("element-not-updatable");
        assertThat(patch("application/fhir+json", fhirPath("DocumentReference.type", "x")).code())
                .isEqualTo("element-not-updatable");
        assertThat(Api.get("/fhir/" + document, person.token()).json().at("/meta/versionId").asText())
                .isEqualTo("1");
    }

    @Test
    void a_test_operation_is_not_offered_so_that_no_value_can_be_probed() {
        Api.Answer refused = Api.jsonPatch(
                "/fhir/" + document, author.token(), "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"current\"}]");
        assertThat(refused.code()).isEqualTo("not-offered");
    }

    @Test
    void an_update_by_identifier_finds_one_none_or_several() {
        String id = ALot.urn();
        Api.post("/fhir/DocumentReference", author.token(), ADoctor.document(person, id, "a"));
        String conditional = "/fhir/DocumentReference?identifier=urn:ietf:rfc:3986%7C";
        String byValue = "/fhir/DocumentReference?identifier=" + id;
        assertThat(Api.jsonPatch(byValue, ADoctor.withRpps("10007654321").token(), SUPERSEDE).code())
                .isEqualTo("not-found");
        assertThat(Api.jsonPatch(byValue, author.token(), SUPERSEDE).status()).isEqualTo(200);
        assertThat(Api.jsonPatch(conditional + id, author.token(), SUPERSEDE).status()).isEqualTo(200);
        assertThat(Api.jsonPatch(conditional + ALot.urn(), author.token(), SUPERSEDE).code())
                .isEqualTo("not-found");
        Api.post("/fhir/DocumentReference", author.token(), ADoctor.document(APerson.withRecord(), id, "b"));
        assertThat(Api.jsonPatch(conditional + id, author.token(), SUPERSEDE).status()).isEqualTo(412);
        String stranger = ADoctor.withRpps("10007654321").token();
        assertThat(Api.jsonPatch(conditional + id, stranger, SUPERSEDE).code()).isEqualTo("not-found");
        assertThat(Api.jsonPatch("/fhir/DocumentReference", author.token(), SUPERSEDE).code())
                .isEqualTo("not-offered");
    }

    @Test
    void a_stale_if_match_is_refused() {
        Map<String, String> stale = Map.of("Content-Type", "application/json-patch+json", "If-Match", "W/\"7\"");
        assertThat(Api.call("PATCH", "/fhir/" + document, author.token(), SUPERSEDE, stale).status()).isEqualTo(412);
    }

    @Test
    void a_reader_who_is_not_the_author_neither_supersedes_nor_deletes() {
        String reader = ADoctor.withRpps("10007654321").grantedBy(person).token();
        assertThat(Api.jsonPatch("/fhir/" + document, reader, SUPERSEDE).code()).isEqualTo("not-permitted");
        assertThat(Api.delete("/fhir/" + document, reader).code()).isEqualTo("not-permitted");
        assertThat(Api.delete("/fhir/" + document, person.token()).code()).isEqualTo("not-permitted");
        assertThat(status()).isEqualTo("current");
    }

    @Test
    void a_deleted_document_is_as_one_that_never_was() {
        String content = Api.get("/fhir/" + document, person.token()).json().at("/content/0/attachment/url").asText();
        assertThat(Api.delete("/fhir/" + document, author.token()).status()).isEqualTo(200);
        String never = Api.get("/fhir/DocumentReference/jamais", person.token()).text();
        for (String path : new String[] {document, document + "/_history/1", document + "/_history", content}) {
            assertThat(Api.get("/fhir/" + path, person.token()).text()).as(path).isEqualTo(never);
        }
        assertThat(Api.delete("/fhir/DocumentReference?identifier=a%7Cb", author.token()).code())
                .isEqualTo("not-offered");
    }

    @Test
    void the_history_tells_what_made_each_version() {
        Api.jsonPatch("/fhir/" + document, author.token(), SUPERSEDE);
        Api.Answer history = Api.get("/fhir/" + document + "/_history", person.token());
        assertThat(history.json().get("total").asInt()).isEqualTo(2);
        assertThat(history.json().at("/entry/0/request/method").asText()).isEqualTo("PATCH");
        assertThat(history.json().at("/entry/1/request/method").asText()).isEqualTo("POST");
        assertThat(history.json().at("/entry/1/response/etag").asText()).isEqualTo("W/\"1\"");
    }

    @Test
    void a_patch_answers_the_version_it_made() {
        Api.Answer patched = Api.jsonPatch("/fhir/" + document, author.token(), SUPERSEDE);
        assertThat(patched.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(patched.header("Last-Modified")).isNotEmpty();
    }
}
