package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is hidden from the holder is named nowhere in what he takes away. */
class ExportedIT {
    private static final Map<String, String> ANY = Map.of("Accept", "*/*");

    private final APerson person = APerson.withRecord();
    private final Pro author = Pro.doctor();

    @Test
    void no_file_of_the_archive_names_a_document_hidden_from_the_holder() throws Exception {
        String shown = Seen.deposited(author.token(), Sent.document(person));
        String hidden = Seen.deposited(author.token(), Sent.document(person, "INVISIBLE_PATIENT"));

        Map<String, String> files = files(archive(person, person.token()));

        assertThat(files.get("rows/document-keys.ndjson")).contains(shown);
        files.forEach((name, text) -> assertThat(text).as(name).doesNotContain(hidden));
    }

    @Test
    void no_file_of_a_representatives_archive_names_who_came_in_a_secret_connection() throws Exception {
        APerson minor = APerson.bornOn(Life.now().minus(Duration.ofDays(9 * 365)).toString().substring(0, 10));
        String representative =
                Api.token("{\"actor\":\"patient\",\"ins\":\"" + minor.json().at("/representative/ins/value").asText() + "\"}");
        Pro secret = Pro.inSecret();
        Pro open = Pro.doctor();
        for (Pro pro : new Pro[] {secret, open}) {
            Api.post("/fhir/" + minor.reference() + "/$break-glass", pro.token(), Sent.reason("Consultation sans les parents"));
            assertThat(Seen.ids(Seen.search(minor, pro.token()))).isEmpty();
        }

        Map<String, String> files = files(archive(minor, representative));

        assertThat(files.get("rows/first-accesses.ndjson")).contains(open.idNat());
        files.forEach((name, text) -> assertThat(text).as(name).doesNotContain(secret.idNat()));
    }

    private static byte[] archive(APerson person, String token) throws InterruptedException {
        String operation = "/fhir/" + person.reference() + "/$export-record";
        Api.Answer asked = Api.post(operation, token, "{\"resourceType\":\"Parameters\"}");
        String location = asked.header("Content-Location");
        String address = location.substring(location.indexOf("/fhir/"));
        Api.Answer answer = Api.call("GET", address, token, null, ANY);
        for (int i = 0; i < 120 && answer.status() == 202; i++) {
            Thread.sleep(250);
            answer = Api.call("GET", address, token, null, ANY);
        }
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static Map<String, String> files(byte[] archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
