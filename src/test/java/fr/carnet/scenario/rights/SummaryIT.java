package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.conformance.Validation;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.RunningServer;
import fr.carnet.shared.fhir.FhirJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/** The summary tells each caller what he may see and nothing more, and is valid for the IPS whoever asks. */
class SummaryIT {
    private static final String IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips";
    private static final String ALLERGIES = "48765-2";

    private final APerson person = APerson.bornOn("1959-04-02");
    private final Pro doctor = Pro.doctor();
    private final Pro nurse = Pro.of("60");

    private String summary() {
        return "/fhir/" + person.reference() + "/$summary";
    }

    private void grant(Pro... readers) {
        for (Pro reader : readers) {
            Seen.consent(person.token(), Sent.grant(person, reader));
        }
    }

    private String allergy(String text) {
        return Seen.stored("/fhir/AllergyIntolerance", doctor.token(), Sent.allergy(person).replace("Pénicilline", text));
    }

    private void mask(String allergy) {
        Api.post(
                "/fhir/AllergyIntolerance/" + allergy + "/$set-visibility",
                person.token(),
                Sent.parameter("label", "Code", "MASQUE_PS"));
    }

    private static Api.Answer read(String path, String token) {
        Api.Answer answer = Api.get(path, token);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static JsonNode section(Api.Answer summary, String code) {
        for (JsonNode section : summary.json().at("/entry/0/resource/section")) {
            if (section.at("/code/coding/0/code").asText().equals(code)) {
                return section;
            }
        }
        throw new AssertionError("no section " + code + " in " + summary.text());
    }

    private static void valid(Api.Answer summary) {
        Bundle bundle = FhirJson.parse(Bundle.class, summary.text());
        Validation validation = RunningServer.context().getBean(Validation.class);
        assertThat(validation.knows(IPS)).isTrue();
        assertThat(validation.full(bundle, IPS)).filteredOn(finding -> finding.refuses()).isEmpty();
        assertThat(validation.satisfies(bundle, IPS)).isTrue();
    }

    @Test
    void each_reads_what_he_may_see_each_line_named_and_valid() {
        grant(nurse);
        String shown = allergy("Arachide");
        String masked = allergy("Latex");
        mask(masked);
        Seen.stored("/fhir/Condition", doctor.token(), Bodies.resolved(person));
        Seen.stored("/fhir/Observation", doctor.token(), Bodies.creatinine(person));
        Seen.stored("/fhir/MedicationStatement", doctor.token(), Bodies.treatment(person));

        Api.Answer holder = read(summary(), person.token());
        Api.Answer nurses = read(summary(), nurse.token());
        assertThat(holder.text()).contains(shown, masked, "Latex");
        assertThat(nurses.text()).contains(shown, "Arachide").doesNotContain(masked).doesNotContain("Latex");
        assertThat(section(nurses, ALLERGIES).at("/entry/0/reference").asText()).isEqualTo("AllergyIntolerance/" + shown);
        assertThat(section(nurses, "11348-0").at("/text/div").asText()).contains("Pneumopathie", "scope=\"col\"", "lang=\"fr-FR\"");
        assertThat(section(nurses, "30954-2").at("/text/div").asText()).contains("80 umol/L");
        assertThat(section(nurses, "11450-4").at("/entry").size()).isEqualTo(1);
        valid(holder);
        valid(nurses);
    }

    @Test
    void an_empty_record_says_that_nothing_is_known_never_that_there_is_nothing() {
        Api.Answer summary = read(summary(), person.token());
        valid(summary);
        assertThat(summary.text())
                .contains("no-allergy-info", "no-medication-info", "no-problem-info")
                .doesNotContain("no-known");
        assertThat(section(summary, "11369-6").at("/emptyReason/coding/0/code").asText()).isEqualTo("unavailable");

        Seen.stored("/fhir/AllergyIntolerance", person.token(), Bodies.noKnownAllergy(person));
        assertThat(section(read(summary(), person.token()), ALLERGIES).at("/text/div").asText())
                .contains("Pas d'allergie connue", "déclaré par la personne");
    }

    @Test
    void an_allergy_that_is_all_masked_leaves_the_section_of_an_empty_record() {
        APerson other = APerson.bornOn("1959-04-02");
        grant(nurse);
        Seen.consent(other.token(), Sent.grant(other, nurse));
        mask(allergy("Latex"));
        JsonNode masked = section(read(summary(), nurse.token()), ALLERGIES);
        JsonNode empty = section(read("/fhir/" + other.reference() + "/$summary", nurse.token()), ALLERGIES);
        assertThat(masked.at("/text").toString()).isEqualTo(empty.at("/text").toString());
        assertThat(masked.at("/entry").size()).isEqualTo(empty.at("/entry").size()).isEqualTo(1);
    }

    @Test
    void what_several_say_is_told_once() {
        grant(nurse);
        allergy("Pénicilline");
        Seen.stored("/fhir/AllergyIntolerance", person.token(), Sent.allergy(person));
        assertThat(section(read(summary(), nurse.token()), ALLERGIES).at("/entry").size()).isEqualTo(1);
    }

    @Test
    void it_is_named_by_the_ins_too_and_answers_xml_and_post() {
        String byIns = "/fhir/Patient/$summary?identifier=" + person.system() + "%7C" + person.ins();
        assertThat(read(byIns, person.token()).json().path("type").asText()).isEqualTo("document");
        assertThat(Api.post(summary(), person.token(), "{\"resourceType\":\"Parameters\"}").status()).isEqualTo(200);
        Api.Answer xml = Api.call("GET", summary(), person.token(), null, Map.of("Accept", "application/fhir+xml"));
        assertThat(xml.text()).startsWith("<Bundle").contains("60591-5");
        assertThat(Api.get("/fhir/Patient/$summary", person.token()).code()).isEqualTo("invalid");
        assertThat(Api.get(summary() + "?_count=2", person.token()).code()).isEqualTo("not-offered");
        assertThat(Api.get(summary() + "?profile=http://example.org/other", person.token()).code()).isEqualTo("not-offered");
        assertThat(Api.get(summary() + "?profile=" + IPS + "%7C2.0.0", person.token()).status()).isEqualTo(200);
    }

    @Test
    void who_may_not_read_the_record_gets_neither_summary_nor_sheet() {
        Pro blocked = Pro.doctor();
        Seen.consent(person.token(), Sent.block(person, blocked));
        String structure = Api.token("{\"actor\":\"structure\",\"structure\":\"1690781810\"}");
        for (String operation : List.of("/$summary", "/$emergency-sheet")) {
            String path = "/fhir/" + person.reference() + operation;
            assertThat(Api.get(path, Pro.doctor().token()).code()).isEqualTo("no-access");
            assertThat(Api.get(path, blocked.token()).code()).isEqualTo("access-forbidden");
            assertThat(Api.get(path, structure).code()).isEqualTo("no-access");
            assertThat(Api.get(path, APerson.withRecord().token()).code()).isEqualTo("not-yours");
            assertThat(Api.get(path, null).status()).isEqualTo(401);
            assertThat(Api.get(path, doctor.scoped("user/AllergyIntolerance.s")).code()).isEqualTo("not-permitted");
        }
        grant(nurse);
        assertThat(Api.get(summary(), nurse.token()).status()).isEqualTo(200);
        Api.post("/fhir/" + person.reference() + "/$close-record", person.token(), Sent.reason("fin"));
        assertThat(Api.get(summary(), nurse.token()).code()).isEqualTo("record-closed");
        assertThat(Api.get(summary(), person.token()).code()).isEqualTo("record-closed");
    }

    @Test
    void a_type_out_of_scope_is_left_out_and_said_so() {
        grant(doctor);
        allergy("Arachide");
        Seen.stored("/fhir/MedicationStatement", doctor.token(), Bodies.treatment(person));
        Api.Answer scoped = read(summary(), doctor.scoped("user/Patient.r user/AllergyIntolerance.s"));
        assertThat(scoped.text()).contains("Arachide").doesNotContain("Warfarine");
        assertThat(section(scoped, "10160-0").at("/emptyReason/text").asText()).contains("scopes");
        valid(scoped);
    }

    @Test
    void a_broken_glass_opens_it_and_the_holder_sees_who_read() {
        Pro urgent = Pro.doctor();
        allergy("Arachide");
        Api.post("/fhir/" + person.reference() + "/$break-glass", urgent.token(), Sent.reason("malaise sur la voie publique"));
        assertThat(read(summary(), urgent.token()).text()).contains("Arachide");
        List<String> seen = new ArrayList<>();
        read("/fhir/AuditEvent?patient=" + person.reference(), person.token())
                .json()
                .path("entry")
                .forEach(entry -> seen.add(entry.toString()));
        assertThat(seen).anyMatch(trace -> trace.contains("$summary") && trace.contains(urgent.rpps()) && trace.contains("BTG"));
    }
}
