package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for and not offered is refused before any data is touched, never passed over in silence (CONTRACT 7). */
class AskedAsOfferedIT {
    private static final String FHIR_JSON = "application/fhir+json";
    private static final String OF_DOCTOR = "urn:oid:1.2.250.1.71.4.2.1|810007654321";

    private final APerson person = APerson.withRecord();
    private final ADoctor doctor = ADoctor.withRpps("10007654321").grantedBy(person);

    private JsonNode grant() {
        return Api.get("/fhir/Consent?patient=" + person.reference(), doctor.token()).json().at("/entry/0/resource");
    }

    private String grantAddress() {
        return "/fhir/Consent/" + grant().get("id").asText();
    }

    private static ObjectNode renewed(JsonNode consent) {
        ObjectNode copy = consent.deepCopy();
        copy.remove("id");
        copy.remove("meta");
        return copy;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient", "Consent", "RelatedPerson", "List", "AllergyIntolerance", "Communication", "AuditEvent"})
    void a_patch_addressed_to_a_search_is_not_offered(String type) {
        String address = "/fhir/" + type + "?patient=" + person.reference();
        Api.Answer answer =
                Api.jsonPatch(address, person.token(), "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"}]");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("not-offered");
    }

    @Test
    void an_update_addressed_to_a_search_or_an_old_version_is_not_offered() {
        JsonNode grant = grant();
        for (String address : new String[] {
            "/fhir/Consent", "/fhir/Consent?patient=" + person.reference(), grantAddress() + "/_history/1"
        }) {
            assertThat(Api.put(address, person.token(), grant).code()).as(address).isEqualTo("not-offered");
        }
        assertThat(Api.put(grantAddress(), person.token(), grant).status()).isEqualTo(200);
    }

    @Test
    void a_change_takes_no_parameter_but_those_of_the_form() {
        JsonNode grant = grant();
        assertThat(Api.put(grantAddress() + "?autre=x", person.token(), grant).code()).isEqualTo("not-offered");
        assertThat(Api.post("/fhir/Consent?patient=" + person.reference(), person.token(), renewed(grant)).code())
                .isEqualTo("not-offered");
        assertThat(Api.delete("/fhir/DocumentReference/x?_cascade=delete", doctor.token()).code()).isEqualTo("not-offered");
        assertThat(Api.put(grantAddress() + "?_format=json&_pretty=true", person.token(), grant).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$explain-access?actor=" + OF_DOCTOR + "&profession=10&type=11488-4", "$immds-forecast?", "$cancer-file?"})
    void an_operation_takes_no_parameter_but_its_own(String operation) {
        String address = "/fhir/" + person.reference() + "/" + operation.replace("|", "%7C");
        Api.Answer refused = Api.get(address + "&autre=x", person.token());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("not-offered");
        assertThat(refused.json().at("/issue/0/expression/0").asText()).isEqualTo("autre");
        assertThat(Api.get(address + "&_format=json", person.token()).status()).isEqualTo(200);
    }

    @Test
    void what_an_operation_reads_in_its_body_alone_is_not_offered_in_the_address() {
        Api.Answer stored = Api.post("/fhir/AllergyIntolerance", person.token(), ALot.object(
                "{\"resourceType\":\"AllergyIntolerance\",\"patient\":{\"reference\":\"" + person.reference()
                        + "\"},\"clinicalStatus\":{\"coding\":[{\"code\":\"active\",\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical\"}]},\"code\":{\"text\":\"Pollen\"}}"));
        String allergy = "/fhir/AllergyIntolerance/" + stored.json().get("id").asText();
        String masked = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"label\",\"valueCode\":\"MASQUE_PS\"}]}";
        assertThat(Api.post(allergy + "/$set-visibility", person.token(), masked).status()).isEqualTo(200);

        for (String address : new String[] {
            allergy + "/$set-visibility?label=MASQUE_PS", "/fhir/Patient/$open-record?importHistory=false"
        }) {
            Api.Answer refused = Api.post(address, person.token(), "{\"resourceType\":\"Parameters\"}");
            assertThat(refused.status()).as(address).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("not-offered");
        }
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(Api.call("POST", allergy + "/$set-visibility", person.token(), "label=MASQUE_PS", form).code())
                .isEqualTo("not-offered");
        assertThat(Api.get(allergy, person.token()).text()).contains("MASQUE_PS");
    }

    @Test
    void a_condition_that_nothing_looks_at_is_not_offered() {
        ObjectNode consent = renewed(grant());
        Map<String, String> ifNoneExist = Map.of("Content-Type", FHIR_JSON, "If-None-Exist", "patient=" + person.patientId());
        assertThat(Api.call("POST", "/fhir/Consent", person.token(), consent, ifNoneExist).code()).isEqualTo("not-offered");
        Map<String, String> ifNoneMatch = Map.of("Content-Type", FHIR_JSON, "If-None-Match", "*");
        assertThat(Api.call("PUT", grantAddress(), person.token(), grant(), ifNoneMatch).code()).isEqualTo("not-offered");
        assertThat(Api.get("/fhir/Consent?_summary=count&patient=" + person.reference(), doctor.token()).json().get("total").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"9\"", "W/\"4294967297\"", "autre"})
    void a_change_of_another_version_meets_a_conflict(String version) {
        String document = "/fhir/" + doctor.deposits(person, "un texte " + version.hashCode());
        Map<String, String> json = Map.of("Content-Type", FHIR_JSON, "If-Match", version);
        Map<String, String> patch = Map.of("Content-Type", "application/json-patch+json", "If-Match", version);
        String telecom = "[{\"op\":\"add\",\"path\":\"/telecom\",\"value\":[{\"system\":\"phone\",\"value\":\"0102030405\"}]}]";
        String archive = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"superseded\"}]";
        assertThat(Api.call("PUT", grantAddress(), person.token(), grant(), json).code()).isEqualTo("version-conflict");
        assertThat(Api.call("PATCH", document, doctor.token(), archive, patch).code()).isEqualTo("version-conflict");
        assertThat(Api.call("DELETE", document, doctor.token(), null, json).code()).isEqualTo("version-conflict");
        assertThat(Api.call("PATCH", "/fhir/" + person.reference(), person.token(), telecom, patch).code())
                .isEqualTo("version-conflict");
        Map<String, String> current = Map.of("If-Match", Api.get(document, doctor.token()).header("ETag"));
        assertThat(Api.call("DELETE", document, doctor.token(), null, current).status()).isEqualTo(200);
    }

    @Test
    void contact_data_are_changed_at_the_version_last_read() {
        Map<String, String> current = Map.of(
                "Content-Type", "application/json-patch+json",
                "If-Match", Api.get("/fhir/" + person.reference(), person.token()).header("ETag"));
        String telecom = "[{\"op\":\"add\",\"path\":\"/telecom\",\"value\":[{\"system\":\"phone\",\"value\":\"0102030405\"}]}]";
        assertThat(Api.call("PATCH", "/fhir/" + person.reference(), person.token(), telecom, current).status()).isEqualTo(200);
        assertThat(Api.call("PATCH", "/fhir/" + person.reference(), person.token(), telecom, current).code())
                .isEqualTo("version-conflict");
    }

    @Test
    void an_access_is_explained_by_post_as_by_get() {
        Api.Answer asked = Api.post(
                "/fhir/" + person.reference() + "/$explain-access",
                person.token(),
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"actor\",\"valueString\":\"" + OF_DOCTOR
                        + "\"},{\"name\":\"profession\",\"valueCode\":\"10\"},{\"name\":\"type\",\"valueCode\":\"11488-4\"}]}");
        assertThat(asked.json().at("/parameter/0/valueCode").asText()).as(asked.text()).isEqualTo("permit");
        assertThat(asked.json().at("/parameter/1/valueCode").asText()).isEqualTo("grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=%zz", "status=%", "%4=1"})
    void a_percent_sign_that_escapes_nothing_is_refused_wherever_it_stands(String broken) {
        String query = "patient=" + person.reference() + "&" + broken;
        assertThat(raw("GET /fhir/DocumentReference?" + query)).startsWith("HTTP/1.1 400");
        Api.Answer form = Api.call(
                "POST", "/fhir/DocumentReference/_search", doctor.token(), query, Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(form.status()).isEqualTo(400);
        assertThat(form.code()).isEqualTo("invalid");
        Api.Answer batch = Api.post("/fhir", doctor.token(), ALot.object(
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"DocumentReference?"
                        + query + "\"}}]}"));
        assertThat(batch.json().at("/entry/0/response/status").asText()).startsWith("400");
    }

    /** The first line of the answer to what no well-behaved client sends. */
    private String raw(String line) {
        URI base = URI.create(RunningServer.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write((line + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nAuthorization: Bearer " + doctor.token()
                                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "AAAAAAAAAAAAAAAAAAAA", "-"})
    void a_page_nobody_was_given_is_not_found(String cursor) {
        Api.Answer page = Api.get("/fhir/DocumentReference?patient=" + person.reference() + "&_cursor=" + cursor, doctor.token());
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.code()).isEqualTo("not-found");
    }

    @Test
    void a_right_that_breaks_fhir_is_refused_with_every_fault() {
        ObjectNode consent = renewed(grant());
        consent.put("status", "draft").remove("dateTime");
        consent.set("text", ALot.object(
                "{\"status\":\"generated\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><script>x</script></div>\"}"));
        Api.Answer refused = Api.post("/fhir/Consent", person.token(), consent);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Consent.status", "Consent.dateTime", "Consent.text.div");
        ObjectNode carer = ALot.object(
                "{\"resourceType\":\"RelatedPerson\",\"relationship\":[{\"coding\":[{\"code\":\"ECON\"}]}],\"name\":[{\"family\":\"Proche\"}]}");
        carer.putObject("patient").put("reference", person.reference());
        assertThat(Api.post("/fhir/RelatedPerson", person.token(), carer).status()).isEqualTo(201);
        carer.set("text", consent.get("text"));
        assertThat(Api.post("/fhir/RelatedPerson", person.token(), carer).code()).isEqualTo("invalid");
    }

    @Test
    void a_transaction_that_asks_about_two_records_is_refused() {
        APerson other = APerson.withRecord();
        doctor.grantedBy(other);
        Api.Answer two = Api.post("/fhir", doctor.token(), reads("transaction", person, other));
        assertThat(two.status()).isEqualTo(403);
        assertThat(two.code()).isEqualTo("one-record");
        assertThat(Api.post("/fhir", doctor.token(), reads("transaction", person, person)).status()).isEqualTo(200);
        assertThat(Api.post("/fhir", doctor.token(), reads("batch", person, other)).json().at("/entry/1/resource/total").asText())
                .isEqualTo("0");
    }

    private static ObjectNode reads(String type, APerson first, APerson second) {
        String entry = "{\"request\":{\"method\":\"GET\",\"url\":\"DocumentReference?patient=%s\"}}";
        return ALot.object("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":["
                + entry.formatted(first.reference()) + "," + entry.formatted(second.reference()) + "]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_since=2026-01-01", "_count=1", "_at=ge2026", "_sort=_lastUpdated", "zorg=1"})
    void a_history_takes_no_parameter_that_would_choose_versions(String parameter) {
        String history = "/fhir/" + doctor.deposits(person, parameter) + "/_history";
        Api.Answer refused = Api.get(history + "?" + parameter, doctor.token());
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("not-offered");
        assertThat(Api.get(history + "?_format=json&_elements=status", doctor.token()).status()).isEqualTo(200);
    }
}
