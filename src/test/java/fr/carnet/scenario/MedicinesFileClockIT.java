package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.shared.fhir.FhirJson;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.junit.jupiter.api.Test;

/** The medicines file at the counter: who reads it, its bounds, what ends it, tickets sent again. */
class MedicinesFileClockIT {
    private static final String PARACETAMOL = "3400935955838|N02BE01|Paracétamol 1000 mg";

    private final APerson person = APerson.withRecord();
    private final String rpps = newRpps();
    private final String pharmacist = pharmacist(rpps);

    @Test
    void the_window_is_exact_to_the_day_and_a_biological_medicine_reaches_further_back() {
        LocalDate today = today();
        hand(PARACETAMOL, today.minusMonths(4));
        hand("3400936316843|M01AE01|Ibuprofène 400 mg", today.minusMonths(4).minusDays(1));
        hand("|L04AB04|Adalimumab", today.minusYears(3));
        hand("|L04AB02|Infliximab", today.minusYears(3).minusDays(1));
        hand("|J07BB02|Vaccin grippal", today.minusYears(21));
        assertThat(names(history(person.token())))
                .containsExactlyInAnyOrder("Paracétamol 1000 mg", "Adalimumab", "Vaccin grippal");
    }

    @Test
    void the_file_says_the_same_in_json_as_in_xml() {
        hand(PARACETAMOL, today());
        hand("3400932320189|N02BE01|Paracétamol 500 mg", today().minusDays(3));
        Bundle json = FhirJson.parse(Bundle.class, history(person.token()).text());
        Answer read = Api.call("GET", path(), person.token(), null, Map.of("Accept", "application/fhir+xml"));
        Bundle xml = FhirContext.forR4Cached().newXmlParser().parseResource(Bundle.class, read.text());
        assertThat(json.getEntry()).hasSameSizeAs(xml.getEntry());
        for (int i = 0; i < xml.getEntry().size(); i++) {
            Bundle.BundleEntryComponent one = json.getEntry().get(i);
            Bundle.BundleEntryComponent other = xml.getEntry().get(i);
            assertThat(one.hasFullUrl()).isEqualTo(other.hasFullUrl());
            assertThat(one.getSearch().getMode()).isEqualTo(other.getSearch().getMode());
            assertThat(one.getResource().fhirType()).isEqualTo(other.getResource().fhirType());
            if (one.getResource() instanceof MedicationDispense dispense) {
                assertThat(dispense.equalsDeep(other.getResource())).isTrue();
            }
        }
    }

    @Test
    void a_pharmacist_reads_it_with_the_card_alone_until_the_proof_expires_and_nothing_else() {
        hand(PARACETAMOL, today());
        Api.post("/fhir/AllergyIntolerance", person.token(), allergy("Paracétamol"));
        String other = newRpps();
        String token = pharmacist(other);
        assertThat(history(token).code()).isEqualTo("no-access");
        String proof = proof(other);
        assertThat(present(pharmacist, proof).code()).isEqualTo("not-permitted");
        assertThat(present(token, proof + "x").code()).isEqualTo("invalid");
        assertThat(present(token, proof).status()).isEqualTo(200);
        Answer read = history(token);
        assertThat(names(read)).containsExactly("Paracétamol 1000 mg");
        assertThat(read.text()).doesNotContain("AllergyIntolerance").doesNotContain("DetectedIssue");
        assertThat(Api.get("/fhir/MedicationDispense?patient=" + person.reference(), token).code()).isEqualTo("no-access");
        assertThat(Api.get("/fhir/AuditEvent?patient=" + person.reference(), person.token()).text())
                .contains("$present-card").contains("$medication-history");
        Api.sandbox("PUT", "/sandbox/clock", "{\"advance\":\"PT15M1S\"}");
        assertThat(history(token).code()).isEqualTo("access-expired");
    }

    @Test
    void a_doctor_reads_it_with_the_card_in_a_hospital_and_not_in_his_surgery() {
        String doctor = newRpps();
        String claims = "{\"actor\":\"professional\",\"profession\":\"10\",\"rpps\":\"" + doctor + "\"";
        String surgery = Api.token(claims + ",\"sector\":\"SA07\"}");
        String hospital = Api.token(claims + ",\"sector\":\"SA01\"}");
        assertThat(present(surgery, proof(doctor)).code()).isEqualTo("not-permitted");
        assertThat(present(hospital, proof(doctor)).status()).isEqualTo(200);
        assertThat(history(hospital).status()).isEqualTo(200);
        assertThat(history(surgery).code()).isEqualTo("no-access");
    }

    @Test
    void refusing_the_file_ends_it_for_everybody_and_leaves_the_record_as_it_is() {
        hand(PARACETAMOL, today());
        present(pharmacist, proof(rpps));
        Answer refusal = Api.post("/fhir/Consent", person.token(), refusal(""));
        assertThat(refusal.status()).isEqualTo(201);
        assertThat(history(pharmacist).code()).isEqualTo("access-forbidden");
        assertThat(present(pharmacist, proof(rpps)).code()).isEqualTo("access-forbidden");
        assertThat(names(history(person.token()))).isEmpty();
        assertThat(Api.get("/fhir/MedicationDispense?patient=" + person.reference(), person.token()).json().get("total").asInt())
                .isEqualTo(1);
        String id = refusal.json().get("id").asText();
        Api.jsonPatch("/fhir/Consent/" + id, person.token(),
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"}]");
        assertThat(names(history(pharmacist))).hasSize(1);
    }

    @Test
    void a_refusal_with_more_than_the_file_in_it_is_refused_whole() {
        Answer odd = Api.post("/fhir/Consent", person.token(), refusal(",\"purpose\":[{\"code\":\"BTG\"}]"));
        assertThat(odd.status()).isEqualTo(422);
        assertThat(Api.post("/fhir/Consent", pharmacist, refusal("")).code()).isEqualTo("not-permitted");
    }

    @Test
    void a_masked_row_is_absent_and_nothing_tells_of_it() {
        hand(PARACETAMOL, today());
        String hidden = hand("3400932320189|N02BE01|Paracétamol 500 mg", today());
        String reader = newRpps();
        present(pharmacist(reader), proof(reader));
        assertThat(history(pharmacist(reader)).text()).contains("DetectedIssue");
        Api.post("/fhir/MedicationDispense/" + hidden + "/$set-visibility", person.token(),
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"label\",\"valueCode\":\"MASQUE_PS\"}]}");
        Answer read = history(pharmacist(reader));
        assertThat(names(read)).containsExactly("Paracétamol 1000 mg");
        assertThat(read.text()).doesNotContain("500 mg").doesNotContain("DetectedIssue").doesNotContain(hidden);
    }

    @Test
    void doubles_and_known_allergies_are_marked_in_the_language_asked() {
        hand(PARACETAMOL, today());
        hand("3400932320189|N02BE01|Paracétamol 500 mg", today());
        hand("3400930000120|J01CA04|Amoxicilline 500 mg", today());
        Api.post("/fhir/AllergyIntolerance", person.token(), allergy("Allergie à la pénicilline"));
        Answer english = Api.call("GET", path(), person.token(), null, Map.of("Accept-Language", "en"));
        assertThat(english.text()).contains("contain the same substance (ATC N02BE01)")
                .contains("A known allergy (Allergie à la pénicilline) concerns Amoxicilline 500 mg.");
        assertThat(history(person.token()).text()).contains("contiennent la même substance");
        assertThat(Api.call("GET", path(), person.token(), null, Map.of("Accept", "application/fhir+xml")).text())
                .startsWith("<Bundle").contains("DUPTHPGEN");
    }

    @Test
    void a_day_s_tickets_sent_three_times_at_once_by_one_pharmacy_give_one_dispensation_each() {
        String structure = "1" + String.format("%09d", ThreadLocalRandom.current().nextInt(1_000_000_000));
        String tickets = tickets(8);
        List<CompletableFuture<Answer>> sent = IntStream.range(0, 3)
                .mapToObj(n -> Api.token("{\"actor\":\"professional\",\"profession\":\"21\",\"rpps\":\"" + newRpps()
                        + "\",\"structure\":\"" + structure + "\"}"))
                .map(token -> CompletableFuture.supplyAsync(() -> Api.post("/fhir", token, tickets)))
                .toList();
        assertThat(sent).extracting(answer -> answer.join().status()).containsOnly(200);
        assertThat(names(history(person.token()))).hasSize(8);
    }

    @Test
    void what_the_holder_states_is_marked_and_the_current_list_has_each_thing_once() {
        Api.post("/fhir/AllergyIntolerance", person.token(), allergyCoded());
        assertThat(current().text()).contains("no-known-allergies");
        Answer told = Api.post("/fhir/AllergyIntolerance", person.token(), allergy("Allergie à la pénicilline"));
        assertThat(told.json().at("/meta/security/0/code").asText()).isEqualTo("PATAST");
        assertThat(told.json().at("/asserter/reference").asText()).isEqualTo(person.reference());
        Answer checked = Api.post("/fhir/AllergyIntolerance", pharmacist, allergy("Pénicilline"));
        assertThat(checked.text()).doesNotContain("PATAST");
        assertThat(current().json().get("total").asInt()).isEqualTo(1);
        assertThat(current().json().at("/entry/0/resource/id").asText()).isEqualTo(checked.json().get("id").asText());
    }

    private String hand(String product, LocalDate day) {
        Answer created = Api.post("/fhir/MedicationDispense", pharmacist, dispense(product, day, newRpps()));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().get("id").asText();
    }

    private String dispense(String product, LocalDate day, String ticket) {
        String[] parts = product.split("\\|");
        String cip = parts[0].isEmpty() ? "" : "{\"system\":\"urn:oid:1.2.250.1.213.2.3.2\",\"code\":\"" + parts[0] + "\"},";
        return """
                {"resourceType":"MedicationDispense","status":"completed",
                 "identifier":[{"system":"urn:oid:1.2.250.1.999.2","value":"%s"}],
                 "medicationCodeableConcept":{"coding":[%s{"system":"http://www.whocc.no/atc","code":"%s"}],"text":"%s"},
                 "subject":{"reference":"%s"},"quantity":{"value":1},"whenHandedOver":"%s"}"""
                .formatted(ticket, cip, parts[1], parts[2], person.reference(), day);
    }

    private String tickets(int count) {
        List<String> entries = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            entries.add("{\"resource\":" + dispense(PARACETAMOL, today(), person.ins() + "-" + n)
                    + ",\"request\":{\"method\":\"POST\",\"url\":\"MedicationDispense\"}}");
        }
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private String allergy(String text) {
        return """
                {"resourceType":"AllergyIntolerance","clinicalStatus":{"coding":[{
                  "system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
                 "code":{"text":"%s"},"patient":{"reference":"%s"}}"""
                .formatted(text, person.reference());
    }

    private String allergyCoded() {
        return allergy("Aucune").replace("{\"text\":\"Aucune\"}",
                "{\"coding\":[{\"system\":\"http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips\","
                        + "\"code\":\"no-known-allergies\"}]}");
    }

    private String refusal(String more) {
        return """
                {"resourceType":"Consent","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},
                 "patient":{"reference":"%s"},"dateTime":"2026-11-20","provision":{"type":"deny",
                 "code":[{"coding":[{"code":"medicines-file"}]}]%s}}"""
                .formatted(person.reference(), more);
    }

    private String path() {
        return "/fhir/" + person.reference() + "/$medication-history";
    }

    private Answer history(String token) {
        return Api.get(path(), token);
    }

    private Answer current() {
        return Api.get("/fhir/" + person.reference() + "/$current-list?type=AllergyIntolerance", person.token());
    }

    private static List<String> names(Answer history) {
        assertThat(history.status()).as(history.text()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        for (JsonNode entry : history.json().path("entry")) {
            if (entry.at("/search/mode").asText().equals("match")) {
                names.add(entry.at("/resource/medicationCodeableConcept/text").asText());
            }
        }
        assertThat(history.json().get("total").asInt()).isEqualTo(names.size());
        return names;
    }

    private String proof(String reader) {
        return Api.sandbox("POST", "/sandbox/card", "{\"ins\":\"" + person.ins() + "\",\"rpps\":\"" + reader + "\"}")
                .get("proof").asText();
    }

    private static Answer present(String token, String proof) {
        return Api.post("/fhir/Patient/$present-card", token,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"proof\",\"valueString\":\"" + proof + "\"}]}");
    }

    private static LocalDate today() {
        return OffsetDateTime.parse(Api.sandbox("GET", "/sandbox/clock", null).get("now").asText())
                .atZoneSameInstant(ZoneId.of("Europe/Paris"))
                .toLocalDate();
    }

    private static String newRpps() {
        return "1" + String.format("%010d", ThreadLocalRandom.current().nextLong(10_000_000_000L));
    }

    private static String pharmacist(String rpps) {
        return Api.token("{\"actor\":\"professional\",\"profession\":\"21\",\"rpps\":\"" + rpps + "\"}");
    }
}
