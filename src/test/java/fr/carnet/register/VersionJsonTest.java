package fr.carnet.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionJsonTest {
    private static final String ID = "\"id\":\"p1-x\",";
    private static final String TIME = "\"versionId\":\"3\",\"lastUpdated\":\"2025-01-02T03:04:05.600Z\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"resourceType\":\"List\"}~{\"resourceType\":\"List\",ID\"meta\":{TIME}}",
                "{\"resourceType\":\"List\",\"title\":\"t\"}~{\"resourceType\":\"List\",ID\"meta\":{TIME},\"title\":\"t\"}",
                "{\"resourceType\":\"List\",\"meta\":{},\"title\":\"t\"}"
                        + "~{\"resourceType\":\"List\",ID\"meta\":{TIME},\"title\":\"t\"}",
                "{\"resourceType\":\"List\",\"meta\":{\"profile\":[\"u\"]},\"x\":1.50}"
                        + "~{\"resourceType\":\"List\",ID\"meta\":{TIME,\"profile\":[\"u\"]},\"x\":1.50}",
                "{\"resourceType\":\"List\",\"id\":\"old\",\"meta\":{\"versionId\":\"1\",\"profile\":[\"u\"]},\"x\":1.50}"
                        + "~{\"resourceType\":\"List\",ID\"meta\":{TIME,\"profile\":[\"u\"]},\"x\":1.50}",
                "{ \"meta\":{\"lastUpdated\":\"1\"}, \"x\":1.50, \"resourceType\":\"List\"}"
                        + "~{\"resourceType\":\"List\",ID\"meta\":{TIME},\"x\":1.50}",
            })
    void a_stored_text_gets_its_id_version_and_time_back(String stored, String expected) {
        String json = VersionJson.complete(stored, "List", "p1-x", 3, Instant.parse("2025-01-02T03:04:05.600Z"));
        assertThat(json).isEqualTo(expected.replace("ID", ID).replace("TIME", TIME));
    }
}
