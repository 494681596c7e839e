package fr.carnet.provide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvideTest {
    private static final String REFUSAL =
            """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","details":{"coding":[{"code":"no-access"}],
            "text":"You have no access."},"diagnostics":"Ask for it."}]}""";
    private static final String STATUS_NONE =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"status\",\"valueCode\":\"none\"}]}";
    private static final String PERSON =
            "[{\"ins\":{\"system\":\"urn:oid:1.2.250.1.213.1.4.10\",\"value\":\"185017511100142\"}}]";

    @TempDir
    Path folder;

    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private volatile int deposit = 201;
    private HttpServer server;
    private Path files;

    @BeforeEach
    void start() throws IOException {
        files = Files.createDirectory(folder.resolve("to send"));
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_cda_opens_the_record_of_its_person_and_goes_in() throws IOException {
        file("lettre.xml", cda("280059913201017", "19800517", "<county>69123</county>"));

        assertThat(provide("--open")).isEqualTo(Provide.ALL_IN);

        assertThat(calls)
                .containsExactly(
                        "/sandbox/token",
                        "/fhir/Patient/$record-status",
                        "/fhir/Patient/$open-record",
                        "/fhir/DocumentReference/$provide-cda");
        assertThat(bodies.get("/fhir/Patient/$open-record"))
                .contains("\"system\":\"urn:oid:1.2.250.1.213.1.4.10\"", "\"value\":\"280059913201017\"")
                .contains("\"family\":\"NAISSANCE\"", "\"birthDate\":\"1980-05-17\"", "\"code\":\"69123\"")
                .doesNotContain("representative");
    }

    @Test
    void a_missing_birth_place_is_the_one_inside_the_ins_and_a_minor_gets_a_stand_in() throws IOException {
        file("carnet.xml", cda("213053105601286", "20130501", ""));

        provide("--open");

        assertThat(calls).contains("/sandbox/patients");
        assertThat(bodies.get("/fhir/Patient/$open-record"))
                .contains("\"code\":\"31056\"", "representative", "185017511100142");
    }

    @Test
    void a_self_presenting_cda_is_found_inside_its_style_sheet() throws IOException {
        String document = cda("280059913201017", "19800517", "").replaceFirst("<\\?xml[^>]*>", "").trim();
        file("auto.xml", "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><d:Contenu xmlns:d=\"urn:x\">"
                + document + "</d:Contenu></xsl:stylesheet>");

        provide("--open");

        assertThat(calls).contains("/fhir/Patient/$open-record", "/fhir/DocumentReference/$provide-cda");
    }

    @Test
    void nothing_is_opened_without_being_asked() throws IOException {
        file("lettre.xml", cda("280059913201017", "19800517", ""));

        provide();

        assertThat(calls).containsExactly("/sandbox/token", "/fhir/DocumentReference/$provide-cda");
    }

    @Test
    void a_second_run_sends_only_what_is_not_in_yet() throws IOException {
        file("a.pdf", "%PDF-1.4 a");
        assertThat(plain()).isEqualTo(Provide.ALL_IN);
        calls.clear();
        file("b.pdf", "%PDF-1.4 b");

        assertThat(plain()).isEqualTo(Provide.ALL_IN);

        assertThat(calls).filteredOn("/fhir/DocumentReference"::equals).hasSize(1);
        assertThat(report()).contains("a.pdf,PLAIN,earlier").contains("b.pdf,PLAIN,deposited,201");
    }

    @Test
    void a_refusal_is_reported_in_the_words_of_the_server_and_tried_again_by_the_next_run() throws IOException {
        file("a.pdf", "%PDF-1.4 a");
        deposit = 403;
        assertThat(plain()).isEqualTo(Provide.SOME_REFUSED);
        assertThat(report()).contains("a.pdf,PLAIN,refused,403,,no-access,You have no access. Ask for it.");
        deposit = 200;

        assertThat(plain()).isEqualTo(Provide.ALL_IN);

        assertThat(report()).contains("a.pdf,PLAIN,already,200");
    }

    @Test
    void a_plain_file_says_whose_and_what_it_is_by_the_file_beside_it() throws IOException {
        file("scan.pdf", "%PDF-1.4 scan");
        file("scan.pdf.json", "{\"patient\":\"urn:oid:1.2.250.1.213.1.4.10|180\",\"type\":\"11488-4\",\"title\":\"Scan\",\"date\":\"2026-01-02\"}");
        file("lost.pdf", "%PDF-1.4 lost");

        assertThat(provide()).isEqualTo(Provide.SOME_REFUSED);

        assertThat(bodies.get("/fhir/DocumentReference"))
                .contains("Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|180", "11488-4", "\"title\":\"Scan\"")
                .contains("\"date\":\"2026-01-02T00:00:00+01:00\"", "\"creation\":\"2026-01-02\"");
        assertThat(report()).contains("lost.pdf,PLAIN,refused,,,,").doesNotContain("scan.pdf.json");
    }

    @Test
    void fhir_documents_and_transactions_go_their_own_ways() throws IOException {
        file("document.json", "{\"resourceType\":\"Bundle\",\"type\":\"document\"}");
        file("document.xml", "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"document\"/></Bundle>");
        file("transaction.json", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}");
        file("patient.json", "{\"resourceType\":\"Patient\"}");

        assertThat(provide()).isEqualTo(Provide.ALL_IN);

        assertThat(calls).containsExactly("/sandbox/token", "/fhir/Bundle", "/fhir/Bundle", "/fhir");
        assertThat(report()).contains("patient.json,UNKNOWN,skipped");
    }

    @Test
    void no_server_or_no_folder_stops_with_a_sentence() throws IOException {
        file("a.pdf", "%PDF-1.4 a");
        server.stop(0);

        assertThat(plain()).isEqualTo(Provide.STOPPED);
        assertThat(Provide.run(folder.resolve("none").toString())).isEqualTo(Provide.STOPPED);
        assertThat(Provide.run()).isEqualTo(Provide.STOPPED);
    }

    private int plain() {
        return provide("--patient", "280059913201017", "--type", "11488-4");
    }

    private int provide(String... more) {
        List<String> words = new ArrayList<>(List.of(files.toString(), "--url", base()));
        words.addAll(List.of(more));
        return Provide.run(words.toArray(String[]::new));
    }

    private String base() {
        return "http://localhost:" + server.getAddress().getPort() + "/fhir/";
    }

    private String report() throws IOException {
        return Files.readString(folder.resolve("to send.provide.csv"));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(files.resolve(name), text);
    }

    private static String cda(String ins, String born, String county) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <c:ClinicalDocument xmlns:c="urn:hl7-org:v3"><c:recordTarget><c:patientRole>
            <c:id root="1.2.3" extension="local"/><c:id root="1.2.250.1.213.1.4.10" extension="%s"/>
            <c:patient><c:name><c:family qualifier="SP">USAGE</c:family><c:family qualifier="BR">NAISSANCE</c:family>
            <c:given>Claire</c:given></c:name><c:administrativeGenderCode code="F"/><c:birthTime value="%s"/>
            <c:birthplace><c:place><c:addr>%s</c:addr></c:place></c:birthplace>
            </c:patient></c:patientRole></c:recordTarget></c:ClinicalDocument>
            """
                .formatted(ins, born, county.replace("county", "c:county"));
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        bodies.put(path, new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        calls.add(path);
        int status =
                switch (path) {
                    case "/sandbox/token", "/sandbox/patients", "/fhir/Patient/$record-status", "/fhir/Patient/$open-record" -> 200;
                    default -> deposit;
                };
        byte[] body = body(path).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Location", "DocumentReference/1");
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private String body(String path) {
        return switch (path) {
            case "/sandbox/token" -> "{\"access_token\":\"t\"}";
            case "/sandbox/patients" -> PERSON;
            case "/fhir/Patient/$record-status" -> STATUS_NONE;
            default -> deposit == 403 ? REFUSAL : "{}";
        };
    }
}
