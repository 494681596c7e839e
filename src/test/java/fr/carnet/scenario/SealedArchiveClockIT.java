package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.RunningServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator moves a record he cannot read: only the installation it was sealed for opens the archive (ADR 0073). */
class SealedArchiveClockIT {
    private static final Map<String, String> ANY = Map.of("Accept", "*/*");
    private static final Map<String, String> SEALED = Map.of("Content-Type", "application/vnd.carnet.sealed-record");

    private final String word = "Hyaline" + Long.toString(System.nanoTime(), 36);
    private final APerson person = APerson.withRecord();
    private final String operator = Life.actor("operator");

    @BeforeEach
    void knownInstallations() throws Exception {
        Path folder = Files.createDirectories(Path.of(
                RunningServer.context().getEnvironment().getRequiredProperty("carnet.portability.recipients")));
        Api.Answer published = Api.get("/fhir/$exchange-key", operator);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        assertThat(Life.value(published, "key")).doesNotContain("\"d\"");
        Files.writeString(folder.resolve("here.json"), Life.value(published, "key"));
        Files.writeString(
                folder.resolve("elsewhere.json"), new RSAKeyGenerator(2048).generate().toPublicJWK().toJSONString());
        assertThat(Api.get("/fhir/$exchange-key", person.token()).code()).isEqualTo("not-permitted");
    }

    @Test
    void a_sealed_record_arrives_whole_and_a_wrong_key_or_one_altered_byte_is_refused() throws Exception {
        Life.deposit(Life.structure(), person.patientId(), word);
        refusedWithoutAKnownRecipient();
        byte[] sealed = fetched("here");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(word, person.ins(), "manifest.json");
        Api.Answer foreign = imported(fetched("elsewhere"));
        assertThat(foreign.code()).isEqualTo("invalid");
        assertThat(foreign.text()).contains("autre installation");
        for (int place : new int[] {5, 300, sealed.length / 2, sealed.length - 1}) {
            byte[] flipped = sealed.clone();
            flipped[place] ^= 1;
            assertThat(imported(flipped).status()).as("byte %d", place).isEqualTo(422);
            assertThat(imported(flipped).json().at("/issue/0/expression/0").asText()).isEqualTo("archive");
        }
        assertThat(imported(sealed).code()).as("the record is still here").isEqualTo("conflict");

        Life.operation(person.token(), person.patientId(), "$request-deletion");
        Life.advance("P3M2D");
        Life.runJobs();
        Api.Answer arrived = imported(sealed);
        assertThat(arrived.status()).as(arrived.text()).isEqualTo(200);
        JsonNode documents = Life.documents(person.token(), Life.patientId(arrived)).json();
        assertThat(documents.get("total").asInt()).isEqualTo(1);
        String url = documents.at("/entry/0/resource/content/0/attachment/url").asText();
        assertThat(Api.call("GET", "/fhir/" + url, person.token(), null, ANY).body()).isEqualTo(word.getBytes());
    }

    @Test
    void a_document_that_waits_for_its_announcement_waits_on_where_the_record_has_gone() throws Exception {
        String doctor = Api.token("{\"actor\":\"professional\",\"rpps\":\"10009876512\",\"profession\":\"10\"}");
        assertThat(Life.depositHidden(doctor, person.patientId(), word).status()).isEqualTo(201);
        byte[] sealed = fetched("here");
        Life.operation(person.token(), person.patientId(), "$request-deletion");
        Life.advance("P3M2D");
        Life.runJobs();

        String arrived = Life.patientId(imported(sealed));
        assertThat(announced(arrived)).isZero();
        Life.runJobs();
        Life.runJobs();
        assertThat(announced(arrived)).isEqualTo(1);
    }

    private long announced(String patientId) {
        String messages = Api.get("/fhir/Communication?_count=100&patient=Patient/" + patientId, person.token()).text();
        return java.util.regex.Pattern.compile("\"document-added\"").matcher(messages).results().count();
    }

    private void refusedWithoutAKnownRecipient() throws IOException {
        assertThat(requested(null).code()).isEqualTo("invalid");
        assertThat(requested("nobody").code()).isEqualTo("invalid");
        assertThat(requested("../here").code()).isEqualTo("invalid");
    }

    private Api.Answer requested(String recipient) {
        String parameter = recipient == null
                ? ""
                : ",\"parameter\":[{\"name\":\"recipient\",\"valueString\":\"" + recipient + "\"}]";
        return Api.post(
                "/fhir/Patient/" + person.patientId() + "/$export-record",
                operator,
                "{\"resourceType\":\"Parameters\"" + parameter + "}");
    }

    private byte[] fetched(String recipient) throws InterruptedException {
        Api.Answer asked = requested(recipient);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String address = asked.header("Content-Location");
        address = address.substring(address.indexOf("/fhir/"));
        assertThat(Api.call("GET", address, person.token(), null, ANY).code()).isEqualTo("not-found");
        Api.Answer answer = Api.call("GET", address, operator, null, ANY);
        for (int i = 0; i < 120 && answer.status() == 202; i++) {
            Thread.sleep(250);
            answer = Api.call("GET", address, operator, null, ANY);
        }
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(SEALED.get("Content-Type"));
        return answer.body();
    }

    private Api.Answer imported(byte[] archive) {
        return Api.call("POST", "/fhir/$import-record", operator, archive, SEALED);
    }
}
