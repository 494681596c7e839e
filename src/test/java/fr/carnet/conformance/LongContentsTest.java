package fr.carnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.conformance.StrictParsing.Format;
import fr.carnet.conformance.StrictParsing.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongContentsTest {
    private static final int LENGTH = 300_000;
    private final StrictParsing parsing = new StrictParsing();
    private final byte[] content = random();
    private final String text = Base64.getEncoder().encodeToString(content);

    @Test
    void a_long_content_is_read_as_its_bytes_in_both_formats() {
        byte[] json = bytes("{\"resourceType\":\"DocumentReference\",\"status\":\"current\",\"content\":[{\"attachment\":{\"title\":\"é\",\"data\":\"" + text + "\"}}]}");
        byte[] xml = bytes("<Binary xmlns=\"http://hl7.org/fhir\"><contentType value=\"text/plain\"/><data value=\"" + text + "\"/></Binary>");

        Parsed document = parsing.parse(json, Format.JSON);
        Parsed binary = parsing.parse(xml, Format.XML);

        assertThat(document.faults()).isEmpty();
        assertThat(data(document)).isEqualTo(content);
        assertThat(binary.faults()).isEmpty();
        assertThat(((Binary) binary.resource()).getData()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\/", "\\n", "\\r\\n"})
    void escapes_that_json_allows_in_a_content_change_nothing(String escape) {
        String escaped = escape.equals("\\/") ? text.replace("/", "\\/") : text.replaceAll("(.{76})", "$1" + escape.replace("\\", "\\\\"));
        Parsed parsed = parsing.parse(document(escaped), Format.JSON);
        assertThat(parsed.faults()).isEmpty();
        assertThat(data(parsed)).isEqualTo(content);
    }

    @Test
    void what_was_read_is_written_and_copied_with_its_content() {
        Parsed parsed = parsing.parse(document(text), Format.JSON);
        DocumentReference copy = ((DocumentReference) parsed.resource()).copy();
        String written = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(copy);
        assertThat(written).contains(text);
        assertThat(FhirContext.forR4Cached().newXmlParser().encodeResourceToString(copy)).contains(text);
    }

    @Test
    void several_contents_keep_their_places() {
        String other = Base64.getEncoder().encodeToString(new byte[LENGTH]);
        Parsed parsed = parsing.parse(
                bytes("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":{\"resourceType\":\"Binary\",\"contentType\":\"a/b\",\"data\":\""
                        + text + "\"}},{\"resource\":{\"resourceType\":\"Binary\",\"contentType\":\"a/b\",\"data\":\"" + other + "\"}}]}"),
                Format.JSON);
        assertThat(parsed.faults()).isEmpty();
        Bundle bundle = (Bundle) parsed.resource();
        assertThat(((Binary) bundle.getEntry().get(0).getResource()).getData()).isEqualTo(content);
        assertThat(((Binary) bundle.getEntry().get(1).getResource()).getData()).isEqualTo(new byte[LENGTH]);
    }

    @Test
    void a_long_text_that_is_no_content_is_kept_as_it_is() {
        String description = "a".repeat(100_000);
        Parsed parsed = parsing.parse(
                bytes("{\"resourceType\":\"DocumentReference\",\"status\":\"current\",\"description\":\"" + description + "\"}"), Format.JSON);
        assertThat(parsed.faults()).isEmpty();
        assertThat(((DocumentReference) parsed.resource()).getDescription()).isEqualTo(description);
    }

    @Test
    void a_long_content_that_is_not_base64_is_one_fault_and_a_text_without_end_is_refused() {
        assertThat(parsing.parse(document(text + "%"), Format.JSON).faults()).hasSize(1);
        Parsed endless = parsing.parse(bytes("{\"resourceType\":\"Bundle\",\"x\":\"" + "a b".repeat(2_000_000) + "\"}"), Format.JSON);
        assertThat(endless.resource()).isNull();
        assertThat(endless.faults()).hasSize(1);
    }

    private static byte[] document(String data) {
        return bytes("{\"resourceType\":\"DocumentReference\",\"status\":\"current\",\"content\":[{\"attachment\":{\"data\":\"" + data + "\"}}]}");
    }

    private static byte[] data(Parsed parsed) {
        return ((DocumentReference) parsed.resource()).getContentFirstRep().getAttachment().getData();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random() {
        byte[] bytes = new byte[LENGTH];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
