package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.ADoctor;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ITI-66, ITI-67 and ITI-68 over HTTP (CONTRACT 6). */
class FindDocumentsIT {
    private static APerson person;

    @BeforeAll
    static void aRecord() {
        person = APerson.withRecord();
        ADoctor doctor = ADoctor.withRpps("10001234567");
        for (int i = 1; i <= 4; i++) {
            doctor.deposits(person, "document " + i);
        }
        ALot.about(person).with("dans un lot").sent(doctor.token());
    }

    private static Api.Answer find(String type, String query) {
        return Api.get("/fhir/" + type + "?patient=" + person.reference() + query, person.token());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "&status=current;5", "&status=superseded;0", "&type=http://loinc.org%7C11488-4;5", "&type=34112-3;0",
        "&category=10;5", "&date=2026-11-20;5", "&date=lt2026-11-20;0", "&creation=ge2026-11-20;5",
        "&security-label=N;5", "&facility=SA07;1", "&setting=AMBULATOIRE;1",
        "&period-start=2026-11-20;1", "&isArchived=false;5", "&isArchived=true;0", "&_lastUpdated=gt2020;5",
        "&_count=2;5", "&_summary=count;5", "&_sort=-date;5", "&_total=accurate;5"})
    void every_offered_parameter_finds_what_it_says(String query, int total) {
        Api.Answer found = find("DocumentReference", query);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.json().get("total").asInt()).isEqualTo(total);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "&bogus=1", "&type:text=x", "&_has:List:item:_id=1", "&_include=DocumentReference:subject", "&_revinclude=List:item",
        "&_sort=bogus", "&_filter=x", "&_content=x", "&author.identifier=1"})
    void what_is_not_offered_is_refused(String query) {
        Api.Answer refused = find("DocumentReference", query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("not-offered");
    }

    @Test
    void a_document_read_by_its_id_is_the_one_a_search_finds_with_its_version() {
        JsonNode found = find("DocumentReference", "").json().at("/entry/0/resource");
        String path = "/fhir/DocumentReference/" + found.get("id").asText();
        Api.Answer read = Api.get(path, person.token());

        assertThat(read.json()).isEqualTo(found);
        assertThat(read.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(read.header("Content-Location")).endsWith(path + "/_history/1");
        assertThat(read.header("Content-Type")).startsWith("application/fhir+json");
        assertThat(Api.call("GET", path, person.token(), null, Map.of("If-None-Match", "W/\"1\"")).status())
                .isEqualTo(304);
        assertThat(Api.get(path, APerson.withRecord().token()).text())
                .as("read by somebody else")
                .doesNotContain(found.get("id").asText());
        assertThat(Api.get(path + "?_summary=true", person.token()).json().has("securityLabel"))
                .isTrue();
    }

    @Test
    void pages_follow_each_other_and_end() {
        List<String> seen = new ArrayList<>();
        Api.Answer page = find("DocumentReference", "&_count=2&_sort=date");
        for (int pages = 1; ; pages++) {
            page.json().get("entry").forEach(entry -> seen.add(entry.at("/resource/id").asText()));
            String next = next(page.json());
            if (next.isEmpty()) {
                assertThat(pages).isEqualTo(3);
                break;
            }
            page = Api.get(next, person.token());
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    private static String next(JsonNode bundle) {
        for (JsonNode link : bundle.get("link")) {
            if (link.get("relation").asText().equals("next")) {
                return link.get("url").asText();
            }
        }
        return "";
    }

    @Test
    void a_post_search_answers_as_a_get_and_a_search_names_one_record() {
        Api.Answer posted = Api.call(
                "POST", "/fhir/DocumentReference/_search", person.token(),
                "patient.identifier=" + person.system() + "%7C" + person.ins() + "&status=current",
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(posted.json().get("total").asInt()).isEqualTo(5);
        assertThat(Api.get("/fhir/DocumentReference?status=current", person.token()).code())
                .isEqualTo("one-record");
    }

    @Test
    void submission_sets_are_found_with_their_documents() {
        JsonNode sets = find("List", "&code=submissionset&status=current&_include=List:item").json();
        assertThat(sets.get("total").asInt()).isEqualTo(1);
        assertThat(sets.at("/entry/1/search/mode").asText()).isEqualTo("include");
        assertThat(find("List", "&code=folder").json().get("total").asInt()).isZero();
        assertThat(find("List", "&_include=List:source").code()).isEqualTo("not-offered");
    }

    @Test
    void the_content_comes_raw_or_as_a_binary_as_asked() {
        JsonNode one = find("DocumentReference", "&facility=SA07").json().at("/entry/0/resource/content/0/attachment");
        String path = "/fhir/" + one.get("url").asText();
        for (String accept : List.of("*/*", "text/plain", "application/pdf")) {
            Api.Answer raw = Api.call("GET", path, person.token(), null, Map.of("Accept", accept));
            assertThat(raw.text()).isEqualTo("dans un lot");
            assertThat(raw.header("Content-Type")).startsWith("text/plain");
        }
        assertThat(Api.get(path, person.token()).json().get("resourceType").asText()).isEqualTo("Binary");
        Api.Answer head = Api.call("HEAD", path, person.token(), null, Map.of("Accept", "*/*"));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo("11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/DocumentReference?patient=", "/fhir/List?_summary=count&patient="})
    void the_head_of_a_search_is_that_of_its_get(String search) {
        Api.Answer get = Api.get(search + person.reference(), person.token());
        Api.Answer head = Api.call("HEAD", search + person.reference(), person.token(), null, Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));

        Api.Answer refused = Api.call("HEAD", search + "Patient/p1-autre", person.token(), null, Map.of());
        assertThat(refused.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"hier;200", "Sun, 22 Nov 2099 00:00:00 GMT;304", "Sun, 22 Nov 2020 00:00:00 GMT;200"})
    void a_date_nobody_can_read_is_no_condition(String since, int status) {
        String path = "/fhir/DocumentReference/" + find("DocumentReference", "").json().at("/entry/0/resource/id").asText();
        Api.Answer read = Api.call("GET", path, person.token(), null, Map.of("If-Modified-Since", since));
        assertThat(read.status()).as(read.text()).isEqualTo(status);
    }
}
