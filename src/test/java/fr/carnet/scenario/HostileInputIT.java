package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input made to hurt: one clear refusal each (CONTRACT 7), and the server keeps serving. */
class HostileInputIT {
    private static final String DOCUMENTS = "/fhir/DocumentReference";
    private final APerson person = APerson.withRecord();
    private final ADoctor doctor = ADoctor.withRpps("10001234567");

    @AfterEach
    void the_server_keeps_serving() {
        assertThat(doctor.deposits(person, "toujours là")).startsWith("DocumentReference/");
    }

    static Stream<Arguments> malformed() {
        String entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        String open = "{\"resourceType\":\"DocumentReference\",\"extension\":";
        return Stream.of(
                Arguments.of("json", "{\"resourceType\":\"DocumentReference\","),
                Arguments.of("json", ""),
                Arguments.of("json", "[]"),
                Arguments.of("json", "{\"resourceType\":\"DocumentReference\",\"status\":\"current\",\"status\":\"current\"}"),
                Arguments.of("json", open + "[{\"url\":\"a\",\"extension\":".repeat(1000) + "[]" + "}]".repeat(1000) + "}"),
                Arguments.of("json", "[".repeat(100_000)),
                Arguments.of("xml", "<DocumentReference xmlns=\"http://hl7.org/fhir\"><status"),
                Arguments.of("xml", entity + "<DocumentReference xmlns=\"http://hl7.org/fhir\"><description value=\"&x;\"/></DocumentReference>"),
                Arguments.of("xml", "<DocumentReference xmlns=\"http://hl7.org/fhir\">" + "<extension url=\"a\">".repeat(1000)
                        + "</extension>".repeat(1000) + "</DocumentReference>"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_body_that_cannot_be_read_is_invalid_and_nothing_of_the_reader_shows(String format, String body) {
        Api.Answer refused = Api.call(
                "POST", DOCUMENTS, doctor.token(), body,
                Map.of("Content-Type", "application/fhir+" + format, "Accept-Language", "en"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.text()).doesNotContain("HAPI-", "StreamRead", "Exception", "com.fasterxml");
        assertThat(refused.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void a_compressed_bomb_is_too_large_and_a_damaged_one_invalid() throws IOException {
        byte[] bomb = gzip(100);
        assertThat(compressed(bomb).code()).isEqualTo("too-large");
        assertThat(compressed(Arrays.copyOf(gzip(1), 300)).code()).isEqualTo("invalid");
        assertThat(compressed("pas du gzip".getBytes()).code()).isEqualTo("invalid");
    }

    private Api.Answer compressed(byte[] body) {
        return Api.call(
                "POST", DOCUMENTS, doctor.token(), body,
                Map.of("Content-Type", "application/fhir+json", "Content-Encoding", "gzip"));
    }

    private static byte[] gzip(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] spaces = " ".repeat(1_000_000).getBytes();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < megabytes; i++) {
                gzip.write(spaces);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void a_document_of_sixty_megabytes_is_too_large() {
        byte[] body = new byte[80_000_000];
        Arrays.fill(body, (byte) 'A');
        byte[] start = "{\"resourceType\":\"DocumentReference\",\"content\":[{\"attachment\":{\"data\":\"".getBytes();
        System.arraycopy(start, 0, body, 0, start.length);
        Api.Answer refused = Api.post(DOCUMENTS, doctor.token(), body);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("too-large");
    }

    @Test
    void a_cda_of_sixty_megabytes_is_too_large_wherever_its_length_lies() {
        for (String element : List.of("<title>", "<!--")) {
            byte[] body = new byte[60_000_000];
            Arrays.fill(body, (byte) 'A');
            byte[] start = ("<ClinicalDocument xmlns=\"urn:hl7-org:v3\">" + element).getBytes();
            System.arraycopy(start, 0, body, 0, start.length);
            Api.Answer refused = Api.call(
                    "POST", DOCUMENTS + "/$provide-cda", doctor.token(), body, Map.of("Content-Type", "application/xml"));
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.code()).isEqualTo("too-large");
        }
    }

    @Test
    void a_text_of_sixty_megabytes_that_is_no_content_is_refused_without_filling_the_memory() {
        byte[] body = new byte[60_000_000];
        Arrays.fill(body, (byte) ' ');
        byte[] start = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"id\":\"".getBytes();
        System.arraycopy(start, 0, body, 0, start.length);
        System.arraycopy("\"}".getBytes(), 0, body, body.length - 2, 2);
        Api.Answer refused = Api.post("/fhir", doctor.token(), body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid");
    }

    static Stream<Arguments> notOffered() {
        return Stream.of(
                Arguments.of("GET", "/fhir/DocumentReference/_history"),
                Arguments.of("GET", "/fhir/_history"),
                Arguments.of("GET", "/fhir/Patient/x/$everything"),
                Arguments.of("GET", "/fhir/DocumentReference/x/$meta"),
                Arguments.of("GET", "/fhir/Bogus/1"),
                Arguments.of("POST", "/fhir/$bogus"),
                Arguments.of("PUT", "/fhir/DocumentReference/x"),
                Arguments.of("POST", "/fhir/Binary"),
                Arguments.of("GET", "/fhir/DocumentReference?patient=Patient/x&_format=text/turtle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/$open-record", "Patient/%s/$set-visibility", "Patient/%s/$close-record", "Patient/%s/$break-glass"})
    void an_operation_takes_parameters_and_says_so_of_another_resource(String operation) {
        String path = "/fhir/" + operation.formatted(person.reference().substring("Patient/".length()));
        Api.Answer refused = Api.post(path, person.token(), "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid");
        Api.Answer odd = Api.post(
                path, person.token(),
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueInteger\":3},{\"name\":\"patient\",\"valueInteger\":3}]}");
        assertThat(odd.status()).as(odd.text()).isIn(400, 422);
        assertThat(odd.code()).isIn("invalid", "not-offered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+json", "application/fhir+xml", "application/x-www-form-urlencoded", "text/plain"})
    void an_operation_without_a_body_is_served_whatever_type_is_announced_for_it(String contentType) {
        Api.Answer answer = Api.call(
                "POST", "/fhir/" + person.reference() + "/$reopen-record", person.token(), "", Map.of("Content-Type", contentType));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains("\"status\"");
    }

    @ParameterizedTest
    @MethodSource("notOffered")
    void what_is_not_offered_says_so_in_our_words(String method, String path) {
        Object body = method.equals("GET") ? null : ADoctor.document(person, ALot.urn(), "x");
        Api.Answer refused =
                Api.call(method, path, doctor.token(), body, Map.of("Content-Type", "application/fhir+json"));
        assertThat(refused.status()).isIn(400, 405, 406);
        assertThat(refused.code()).isEqualTo("not-offered");
        assertThat(refused.text()).doesNotContain("HAPI-");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0xFFFE})
    void a_character_that_no_xml_holds_is_refused_at_its_place(int character) {
        var document = ADoctor.document(person, ALot.urn(), "bien");
        document.put("description", "avant" + (char) character + "après");
        Api.Answer refused = Api.post(DOCUMENTS, doctor.token(), document);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.text()).contains("\"DocumentReference.description\"");
        Api.Answer page = Api.call(
                "GET", DOCUMENTS + "?patient=" + person.reference(), person.token(), null, Map.of("Accept", "application/fhir+xml"));
        assertThat(page.status()).isEqualTo(200);
    }
}
