package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The directory through the server: several entries in one search, and the version last seen. */
class DirectorySearchIT {
    private static final String RPPS = "https://rpps.esante.gouv.fr";

    private final String operator = Life.actor("operator");
    private final String doctor = Life.doctor("10001231002");

    private static String entry(String rpps, String family) {
        return "{\"resourceType\":\"Practitioner\",\"identifier\":[{\"system\":\"" + RPPS + "\",\"value\":\"" + rpps
                + "\"}],\"name\":[{\"family\":\"" + family + "\"}]}";
    }

    private List<String> found(String name, String value) {
        Answer answer = Api.get(
                "/fhir/Practitioner?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8), doctor);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.json().path("entry").forEach(one -> ids.add(one.at("/resource/id").asText()));
        return ids;
    }

    @Test
    void several_entries_are_found_at_once() {
        String first = Api.post("/fhir/Practitioner", operator, entry("10001231011", "MARTIN")).json().get("id").asText();
        String second = Api.post("/fhir/Practitioner", operator, entry("10001231012", "PETIT")).json().get("id").asText();
        assertThat(found("identifier", RPPS + "|10001231012,10001231011")).containsExactly(second, first);
        assertThat(found("_id", first + ",unknown," + second + "," + first)).containsExactly(first, second);
        assertThat(found("identifier", "urn:other|10001231011")).isEmpty();
    }

    @Test
    void an_entry_changes_from_the_version_last_seen_only() {
        Answer created = Api.post("/fhir/Practitioner", operator, entry("10001231013", "MARTIN"));
        String id = created.json().get("id").asText();
        String changed = entry("10001231013", "DURAND").replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        for (String other : List.of("W/\"9\"", "unreadable")) {
            assertThat(put(id, changed, other).code()).isEqualTo("version-conflict");
        }
        assertThat(put(id, changed, "W/\"1\"").status()).isEqualTo(200);
    }

    private Answer put(String id, String body, String ifMatch) {
        return Api.call("PUT", "/fhir/Practitioner/" + id, operator, Api.parse(body),
                Map.of("Content-Type", "application/fhir+json", "If-Match", ifMatch));
    }
}
