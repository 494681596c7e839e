package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The 24-month history: due the day after opening, exactly the source's rows of the window, each once. */
class HistoryImportClockIT {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Map<String, String> TYPE_OF_KIND = Map.of(
            "medication", "MedicationDispense",
            "vaccination", "Immunization",
            "device", "DeviceUseStatement",
            "hospital", "Encounter",
            "care", "Procedure",
            "imaging", "DiagnosticReport",
            "biology", "DiagnosticReport");

    @Test
    void the_day_after_opening_exactly_the_rows_of_the_window_are_imported() {
        APerson person = APerson.withRecord();
        Life.runJobs();
        assertThat(importedRows(person)).isEmpty();
        Life.advance("P1D");
        Life.runJobs();
        assertThat(importedRows(person)).containsExactlyInAnyOrderElementsOf(expectedRows(person));
        Answer status = Life.status(person.token(), person.ins());
        assertThat(Life.value(status, "historyImport")).isEqualTo("done");
        assertThat(Life.value(status, "historyImported")).isEqualTo("" + expectedRows(person).size());
        Answer messages = Api.get("/fhir/Communication?patient=" + person.reference(), person.token());
        assertThat(messages.text()).contains("history-imported");
    }

    @Test
    void each_row_is_of_the_type_of_its_kind_without_amounts_and_one_document_tells_them_all() {
        APerson person = APerson.withRecord();
        Life.operation(Life.actor("feed"), person.patientId(), "$import-history");
        for (JsonNode resource : resources(person)) {
            assertThat(resource.toString()).doesNotContain("EUR").doesNotContain("Money").doesNotContain("price");
        }
        Answer found = Life.documents(person.token(), person.patientId());
        assertThat(found.json().get("total").asInt()).isEqualTo(1);
        JsonNode document = found.json().at("/entry/0/resource");
        assertThat(document.at("/type/coding/0/code").asText()).isEqualTo("REMB");
        assertThat(document.at("/category/0/coding/0/code").asText()).isEqualTo("60");
        assertThat(document.findValuesAsText("value")).contains("ALIM_AM");
        String url = "/fhir/" + document.at("/content/0/attachment/url").asText();
        Answer content = Api.call("GET", url, person.token(), null, Map.of("Accept", "*/*"));
        assertThat(content.text()).startsWith("%PDF");
    }

    @Test
    void run_again_it_changes_nothing() {
        APerson person = APerson.withRecord();
        String operator = Life.actor("operator");
        Answer first = Life.operation(operator, person.patientId(), "$import-history");
        List<String> rows = importedRows(person);
        Answer second = Life.operation(operator, person.patientId(), "$import-history");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(importedRows(person)).isEqualTo(rows);
        for (String refused : List.of(person.token(), Life.actor("agent"), Life.doctor("10001230501"), Life.structure())) {
            assertThat(Life.operation(refused, person.patientId(), "$import-history").code()).isEqualTo("not-permitted");
        }
    }

    @Test
    void opened_without_history_nothing_is_imported() {
        Traits person = Traits.ofSomebodyNew();
        Life.openWithoutHistory(Life.actor("agent"), person.patient());
        Life.advance("P2D");
        Life.runJobs();
        Answer status = Life.status(person.token(), person.ins());
        assertThat(Life.value(status, "historyImport")).isEqualTo("none");
        assertThat(Life.value(status, "historyImported")).isEqualTo("0");
    }

    @Test
    void closed_before_it_is_due_nothing_is_imported_until_the_record_is_open_again() {
        APerson person = APerson.withRecord();
        Life.close(person.token(), person.patientId(), "motif");
        Life.advance("P2D");
        Life.runJobs();
        assertThat(Life.value(Life.status(person.token(), person.ins()), "historyImported")).isEqualTo("0");
        Life.operation(person.token(), person.patientId(), "$reopen-record");
        Life.runJobs();
        assertThat(importedRows(person)).containsExactlyInAnyOrderElementsOf(expectedRows(person));
    }

    /** Row ids of the source that lie in the window of that person's record, with the type their kind becomes. */
    private static List<String> expectedRows(APerson person) {
        Answer status = Life.status(person.token(), person.ins());
        LocalDate opened = Life.instant(status, "openedAt").atZone(PARIS).toLocalDate();
        LocalDate from = opened.minusMonths(24);
        JsonNode source = Api.sandbox("GET", "/sandbox/insurance/" + person.ins(), null);
        List<String> rows = StreamSupport.stream(source.spliterator(), false)
                .filter(row -> !LocalDate.parse(row.get("date").asText()).isBefore(from))
                .filter(row -> !LocalDate.parse(row.get("date").asText()).isAfter(opened))
                .map(row -> TYPE_OF_KIND.get(row.get("kind").asText()) + " " + row.get("id").asText())
                .toList();
        assertThat(source.size()).as("the source reaches further back").isGreaterThan(rows.size());
        return rows;
    }

    /** Type and row id of everything imported into that person's record. */
    static List<String> importedRows(APerson person) {
        return resources(person).stream()
                .map(resource -> resource.get("resourceType").asText() + " "
                        + resource.at("/identifier/0/value").asText())
                .toList();
    }

    private static List<JsonNode> resources(APerson person) {
        List<JsonNode> resources = new ArrayList<>();
        for (String type : TYPE_OF_KIND.values().stream().distinct().toList()) {
            String next = "/fhir/" + type + "?_count=100&patient=" + person.reference();
            while (!next.isEmpty()) {
                Answer page = Api.get(next, person.token());
                assertThat(page.status()).as(page.text()).isEqualTo(200);
                page.json().path("entry").forEach(entry -> resources.add(entry.get("resource")));
                next = StreamSupport.stream(page.json().path("link").spliterator(), false)
                        .filter(link -> link.get("relation").asText().equals("next"))
                        .map(link -> link.get("url").asText().replaceFirst("^http://[^/]+", ""))
                        .findFirst()
                        .orElse("");
            }
        }
        return resources;
    }
}
