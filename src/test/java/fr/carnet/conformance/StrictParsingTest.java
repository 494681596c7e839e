package fr.carnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.conformance.StrictParsing.Format;
import fr.carnet.conformance.StrictParsing.Parsed;
import fr.carnet.shared.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictParsingTest {
    private final StrictParsing parsing = new StrictParsing();

    @Test
    void a_birth_date_with_a_time_of_day_is_a_fault_at_its_place() {
        StrictParsing.Parsed parsed = new StrictParsing()
                .parse("{\"resourceType\":\"Patient\",\"birthDate\":\"2019-03-04T05:06:07Z\"}", StrictParsing.Format.JSON);
        assertThat(parsed.faults()).singleElement().satisfies(fault -> assertThat(fault.expression()).isEqualTo("Patient.birthDate"));

        assertThat(new StrictParsing()
                        .parse("{\"resourceType\":\"Patient\",\"birthDate\":\"2019-03\"}", StrictParsing.Format.JSON)
                        .clean())
                .isTrue();
    }

    @Test
    void of_many_wrong_values_the_first_are_told_where_they_stand_and_all_what_they_are() {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            entries.append(i == 0 ? "" : ",").append("{\"resource\":{\"resourceType\":\"Patient\",\"birthDate\":\"jour" + i + "\"}}");
        }
        Parsed parsed = json("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + entries + "]}");

        assertThat(parsed.faults()).hasSize(3000);
        assertThat(parsed.faults().get(1).expression()).isEqualTo("Bundle.entry[1].resource.birthDate");
        assertThat(parsed.faults().get(2999).expression()).isEqualTo("birthDate");
    }

    @Test
    void a_good_body_is_read_without_a_fault_in_both_formats() {
        Parsed json = json("""
                {"resourceType":"Patient","active":true,"name":[{"given":["Léa",null],"_given":[null,{"extension":[{"url":"http://example.org/x","valueString":"y"}]}]}]}""");
        Parsed xml = parsing.parse("<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/></Patient>", Format.XML);

        assertThat(json.faults()).isEmpty();
        assertThat(xml.faults()).isEmpty();
        assertThat(json.resource().fhirType()).isEqualTo("Patient");
        assertThat(xml.resource().fhirType()).isEqualTo("Patient");
    }

    @Test
    void two_contained_resources_of_one_id_are_a_fault_in_both_formats() {
        String json = """
                {"resourceType":"Observation","status":"final","code":{"text":"x"},"contained":[
                  {"resourceType":"Device","id":"a"},{"resourceType":"Device","id":"a","status":"active"}]}""";
        String xml = "<Observation xmlns=\"http://hl7.org/fhir\"><contained><Device><id value=\"a\"/></Device></contained>"
                + "<contained><Device><id value=\"a\"/></Device></contained><status value=\"final\"/></Observation>";

        for (Parsed parsed : List.of(json(json), parsing.parse(xml, Format.XML))) {
            assertThat(parsed.faults()).extracting(Fault::expression).containsExactly("Observation.contained[1].id");
        }
        Parsed bundle = json("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":" + json + "}]}");
        assertThat(bundle.faults())
                .extracting(Fault::expression)
                .containsExactly("Bundle.entry[0].resource.contained[1].id");
    }

    @Test
    void a_wrong_value_is_named_where_it_stands_though_its_element_stands_elsewhere_too() {
        String entries = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":%s},{\"resource\":%s}]}";
        String json = "{\"resourceType\":\"Observation\",\"status\":\"%s\",\"code\":{\"text\":\"x\"}}";
        assertThat(json(entries.formatted(json.formatted("final"), json.formatted("zz"))).faults())
                .extracting(Fault::expression)
                .containsExactly("Bundle.entry[1].resource.status");

        String xml = "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"batch\"/>%s%s</Bundle>";
        String entry = "<entry><resource><Observation><status value=\"%s\"/></Observation></resource></entry>";
        assertThat(parsing.parse(xml.formatted(entry.formatted("final"), entry.formatted("zz")), Format.XML).faults())
                .extracting(Fault::expression)
                .containsExactly("Bundle.entry[1].resource[0].Observation[0].status[0]");
    }

    @Test
    void two_values_of_one_element_are_a_fault_at_one_of_them() {
        Parsed parsed = json("""
                {"resourceType":"Observation","status":"final","code":{"text":"x"},"valueString":"a","valueInteger":1}""");
        assertThat(parsed.faults()).extracting(Fault::expression).containsExactly("Observation.valueString");
    }

    @Test
    void every_fault_is_gathered_with_its_place() {
        Parsed parsed = json("""
                {"resourceType":"Bundle","type":"batch","entry":[
                  {"resource":{"resourceType":"Patient","zorg":true,"birthDate":"2020-13-45"}},
                  {"resource":{"resourceType":"Patient","name":"bob","active":"true","gender":["male"]}}]}""");

        assertThat(parsed.faults())
                .extracting(Fault::expression)
                .contains(
                        "Bundle.entry[0].resource.zorg",
                        "Bundle.entry[0].resource.birthDate",
                        "Bundle.entry[1].resource.name",
                        "Bundle.entry[1].resource.active",
                        "Bundle.entry[1].resource.gender");
        assertThat(parsed.faults()).allSatisfy(fault -> assertThat(fault.french()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"a\":",
                "{}",
                "{\"resourceType\":\"Nope\"}",
                "{\"resourceType\":12}",
                "{\"resourceType\":\"Patient\"} x",
                "{\"resourceType\":\"Patient\",\"active\":true,\"active\":false}",
                "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1e999999999}}",
                "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":\"1e999999999\"}}"
            })
    void what_is_no_fhir_json_is_refused_without_a_resource(String body) {
        Parsed parsed = json(body);

        assertThat(parsed.resource()).isNull();
        assertThat(parsed.faults()).hasSize(1);
        assertThat(parsed.faults().get(0).english()).doesNotContain("HAPI");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\",\"name\":null}",
                "{\"resourceType\":\"Patient\",\"id\":\"\"}",
                "{\"resourceType\":\"Patient\",\"photo\":[{}]}",
                "{\"resourceType\":\"Patient\",\"name\":[[{\"family\":\"x\"}]]}",
                "{\"resourceType\":\"Patient\",\"birthDate\":2020}",
                "{\"resourceType\":\"Patient\",\"name\":[{\"given\":\"x\"}]}",
                "{\"resourceType\":\"Binary\",\"contentType\":\"text/plain\",\"data\":\"@@@\"}"
            })
    void a_value_of_the_wrong_form_is_a_fault(String body) {
        assertThat(json(body).faults()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "<Patient/>",
                "<Patient xmlns=\"http://hl7.org/fhir\">",
                "<!DOCTYPE a [<!ENTITY b \"c\">]><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&b;\"/></Patient>",
                "<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><Patient xmlns=\"http://hl7.org/fhir\"/>"
            })
    void what_is_no_fhir_xml_is_refused_without_a_resource(String body) {
        Parsed parsed = parsing.parse(body, Format.XML);

        assertThat(parsed.resource()).isNull();
        assertThat(parsed.faults()).hasSize(1);
    }

    @Test
    void xml_faults_have_their_place() {
        Parsed parsed = parsing.parse(
                "<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/><active value=\"false\"/><zorg value=\"1\"/></Patient>",
                Format.XML);

        assertThat(parsed.faults()).extracting(Fault::expression).contains("Patient.zorg[0]", "Patient.active[1]");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        byte[] latin1 = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"é\"}]}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(parsing.parse(latin1, Format.JSON).faults()).hasSize(1);
        assertThat(parsing.parse(latin1, Format.JSON).resource()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\u0001", "\\u001f", "\\ufffe", "\\uffff", "a\\ud800", "\\udc00b", "\\ud83dx"})
    void a_character_that_xml_does_not_know_is_a_fault_at_its_place(String escaped) {
        List<Fault> faults = json("""
                {"resourceType":"Patient","name":[{"given":["Léa","%s"]}]}""".formatted(escaped)).faults();

        assertThat(faults).extracting(Fault::expression).containsExactly("Patient.name[0].given[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\tb\\r\\nc", "Élève", "שלום", "\\u202e", "\\ud83d\\ude00", "😀", "\\u007f", "\\ufffd"})
    void any_other_character_is_none(String text) {
        assertThat(json("""
                {"resourceType":"Patient","name":[{"given":["%s"]}]}""".formatted(text)).faults()).isEmpty();
    }

    @Test
    void a_reference_to_nothing_contained_is_a_fault_where_it_stands() {
        Parsed json = json("""
                {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/1"},
                 "author":[{"reference":"#none"}]}""");
        Parsed xml = parsing.parse(
                "<DocumentReference xmlns=\"http://hl7.org/fhir\"><status value=\"current\"/>"
                        + "<subject><reference value=\"Patient/1\"/></subject>"
                        + "<author><reference value=\"#none\"/></author></DocumentReference>",
                Format.XML);

        assertThat(json.faults()).extracting(Fault::expression).containsExactly("DocumentReference.author[0].reference");
        assertThat(xml.faults()).extracting(Fault::expression).containsExactly("DocumentReference.author[0].reference[0]");
    }

    @Test
    void a_body_nested_beyond_reason_is_refused() {
        String deep = "{\"extension\":[".repeat(2000) + "]}".repeat(2000);

        assertThat(json(deep).resource()).isNull();
        assertThat(json(deep).faults()).hasSize(1);
        assertThat(parsing.parse("<a xmlns=\"http://hl7.org/fhir\">".repeat(2000), Format.XML).faults()).hasSize(1);
    }

    @Test
    void an_identifier_that_looks_like_a_number_is_no_fault() {
        List<Fault> faults = json("""
                {"resourceType":"Patient","identifier":[{"system":"urn:x","value":"12E4567"}]}""").faults();

        assertThat(faults).isEmpty();
    }

    private Parsed json(String body) {
        return parsing.parse(body.getBytes(StandardCharsets.UTF_8), Format.JSON);
    }
}
