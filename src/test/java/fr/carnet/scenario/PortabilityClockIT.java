package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Portability (CONTRACT 4): what a holder takes away opens the same record where there is none. */
class PortabilityClockIT {
    private static final Map<String, String> ANY = Map.of("Accept", "*/*");
    private static final Map<String, String> ZIP = Map.of("Content-Type", "application/zip");

    private final APerson person = APerson.withRecord();
    private final String doctor = Api.token("{\"actor\":\"professional\",\"rpps\":\"10001234567\",\"profession\":\"10\"}");
    private final String operator = Api.token("{\"actor\":\"operator\"}");

    @Test
    void the_archive_of_a_destroyed_record_opens_it_again_byte_for_byte() throws Exception {
        String identifier = "urn:uuid:" + UUID.randomUUID();
        assertThat(Api.post("/fhir/DocumentReference", doctor, document(identifier)).status()).isEqualTo(201);
        assertThat(Api.post("/fhir/Consent", person.token(), block()).status()).isEqualTo(201);
        JsonNode before = only(person.reference());
        String address = requested();
        byte[] archive = fetched(address);
        assertThat(names(archive))
                .contains("manifest.json", "index.html", "grants/Consent.ndjson", "access-history.ndjson")
                .contains("documents/" + before.path("id").asText() + ".txt");
        refusedFlippedOrForAnother(archive, address);

        Api.post("/fhir/Patient/" + person.patientId() + "/$close-record", person.token(), reason());
        assertThat(Api.get(address, person.token()).code()).isEqualTo("record-closed");
        assertThat(imported(archive).code()).isEqualTo("conflict");
        Api.sandbox("PUT", "/sandbox/clock", "{\"advance\":\"P10Y2D\"}");
        Api.sandbox("POST", "/sandbox/jobs", "{}");

        Api.Answer answer = imported(archive);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String reference = parameter(answer, "patient").at("/valueReference/reference").asText();
        assertThat(reference).isNotEqualTo(person.reference());
        assertThat(parameter(answer, "documents").path("valueInteger").asInt()).isEqualTo(1);
        JsonNode after = only(reference);
        assertThat(plain(after)).isEqualTo(plain(before));
        assertThat(content(after)).isEqualTo("Bonjour".getBytes());
        assertThat(Api.get("/fhir/DocumentReference?patient=" + reference, doctor).code()).isEqualTo("access-forbidden");
        assertThat(imported(archive).code()).isEqualTo("conflict");
    }

    private void refusedFlippedOrForAnother(byte[] archive, String address) {
        byte[] flipped = archive.clone();
        flipped[archive.length / 3] ^= 1;
        assertThat(imported(flipped).status()).isEqualTo(422);
        assertThat(imported(flipped).code()).isEqualTo("invalid");
        assertThat(imported(archive).status()).isEqualTo(409);
        assertThat(Api.call("POST", "/fhir/$import-record", person.token(), archive, ZIP).code())
                .isEqualTo("not-permitted");
        assertThat(Api.get(address, APerson.withRecord().token()).code()).isEqualTo("not-yours");
        assertThat(Api.get(address, doctor).code()).isEqualTo("not-permitted");
        assertThat(Api.get(address + "x", person.token()).code()).isEqualTo("not-found");
    }

    private String requested() {
        String operation = "/fhir/Patient/" + person.patientId() + "/$export-record";
        assertThat(Api.post(operation, doctor, "{\"resourceType\":\"Parameters\"}").code()).isEqualTo("not-permitted");
        Api.Answer answer = Api.post(operation, person.token(), "{\"resourceType\":\"Parameters\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        String address = answer.header("Content-Location");
        assertThat(address).contains("/fhir/Patient/" + person.patientId() + "/$export-record");
        return address.substring(address.indexOf("/fhir/"));
    }

    private byte[] fetched(String address) throws InterruptedException {
        Api.Answer answer = Api.call("GET", address, person.token(), null, ANY);
        for (int i = 0; i < 120 && answer.status() == 202; i++) {
            assertThat(answer.header("X-Progress")).isNotEmpty();
            Thread.sleep(500);
            answer = Api.call("GET", address, person.token(), null, ANY);
        }
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/zip");
        return answer.body();
    }

    private Api.Answer imported(byte[] archive) {
        return Api.call("POST", "/fhir/$import-record", operator, archive, ZIP);
    }

    private JsonNode only(String reference) {
        JsonNode found = Api.get("/fhir/DocumentReference?patient=" + reference, person.token()).json();
        assertThat(found.path("total").asInt()).isEqualTo(1);
        return found.at("/entry/0/resource");
    }

    private byte[] content(JsonNode document) {
        String url = document.at("/content/0/attachment/url").asText();
        return Api.call("GET", "/fhir/" + url, person.token(), null, ANY).body();
    }

    /** Without what belongs to the place: the number in ids, version and time of storing. */
    private static JsonNode plain(JsonNode document) {
        ObjectNode plain = (ObjectNode) Api.parse(document.toString().replaceAll("p[0-9]+-", "p-"));
        ((ObjectNode) plain.path("meta")).remove(List.of("versionId", "lastUpdated"));
        return plain;
    }

    private static JsonNode parameter(Api.Answer answer, String name) {
        for (JsonNode parameter : answer.json().path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static List<String> names(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static String reason() {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueString\":\"déménagement\"}]}";
    }

    private String document(String identifier) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("subject", person.reference());
        values.put("identifier", identifier);
        values.put("data", Base64.getEncoder().encodeToString("Bonjour".getBytes()));
        String json = """
                {"resourceType":"DocumentReference","status":"current",
                 "masterIdentifier":{"use":"usual","system":"urn:ietf:rfc:3986","value":"<identifier>"},
                 "type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},
                 "subject":{"reference":"<subject>"},"date":"2026-11-20T10:00:00+01:00",
                 "author":[{"display":"Dr Claire Exemple"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Consultation",
                   "creation":"2026-11-20T10:00:00+01:00","data":"<data>"}}]}
                """;
        for (Map.Entry<String, String> value : values.entrySet()) {
            json = json.replace("<" + value.getKey() + ">", value.getValue());
        }
        return json;
    }

    private String block() {
        return """
                {"resourceType":"Consent","status":"active",
                 "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                 "patient":{"reference":"%s"},"dateTime":"2026-11-20",
                 "provision":{"type":"deny","actor":[{"role":{"coding":[{
                   "system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType","code":"IRCP"}]},
                   "reference":{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"810001234567"}}}]}}
                """
                .formatted(person.reference());
    }
}
