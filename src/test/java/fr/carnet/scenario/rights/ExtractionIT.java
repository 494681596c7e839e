package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.extraction.ACda;
import fr.carnet.extraction.Extraction;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** Data out of documents: found at once, once each, with its sources, and hidden with its document on every path. */
class ExtractionIT {
    private final APerson person = APerson.withRecord();
    private final Pro author = Pro.doctor();
    private final Pro reader = Pro.doctor();

    ExtractionIT() {
        Seen.consent(person.token(), Sent.grant(person, reader));
    }

    @Test
    void what_a_document_says_is_found_at_once_with_its_source() {
        String document = deposited(ACda.of(person.ins())
                .allergy("60000001", "Examplicilline")
                .treatment("60000002", "EXEMPLOL 5 mg", "20250103")
                .vaccination("60000003", "3400900000001", "VACCIN EXEMPLE", "20240115", "L1")
                .dispensation("3400900000002", "EXEMPLOL 5 mg boîte", 2)
                .result("2571-8", "Triglycérides", "202607010800+0200", "0.62", "g/L")
                .problem("I10", "Hypertension", "2019"));

        for (String type : List.of(
                "AllergyIntolerance",
                "MedicationStatement",
                "Immunization",
                "MedicationDispense",
                "Observation",
                "DiagnosticReport",
                "Condition")) {
            Set<String> found = found(type, reader.token());
            assertThat(found).as(type).hasSize(1);
            assertThat(sources(type, found.iterator().next(), reader.token())).containsExactly("DocumentReference/" + document);
        }
    }

    @Test
    void masking_the_document_hides_its_data_on_every_path_and_unmasking_brings_it_back() {
        String document = deposited(ACda.of(person.ins()).allergy("60000001", "Examplicilline"));
        String allergy = found("AllergyIntolerance", reader.token()).iterator().next();
        String provenance = found("Provenance", reader.token()).iterator().next();
        String path = "/fhir/DocumentReference/" + document;

        assertThat(Api.jsonPatch(path, person.token(), Sent.addLabel("MASQUE_PS")).status()).isEqualTo(200);

        assertThat(found("AllergyIntolerance", reader.token())).isEmpty();
        assertThat(found("Provenance", reader.token())).isEmpty();
        assertThat(Api.get(search("AllergyIntolerance") + "&_summary=count", reader.token()).json().get("total").asInt())
                .isZero();
        for (String hidden : List.of(
                "AllergyIntolerance/" + allergy,
                "AllergyIntolerance/" + allergy + "/_history",
                "AllergyIntolerance/" + allergy + "/_history/1",
                "Provenance/" + provenance)) {
            assertThat(Api.get("/fhir/" + hidden, reader.token()).code()).as(hidden).isEqualTo("not-found");
        }
        Api.Answer batch = Api.post(
                "/fhir", reader.token(), Sent.batch("batch", Sent.entry("GET", "AllergyIntolerance/" + allergy)));
        assertThat(batch.text()).doesNotContain("Examplicilline");
        for (String token : List.of(person.token(), author.token())) {
            assertThat(Seen.reads("AllergyIntolerance/" + allergy, token)).isTrue();
        }

        assertThat(Seen.unlabel(document, "MASQUE_PS", person.token()).status()).isEqualTo(200);
        assertThat(found("AllergyIntolerance", reader.token())).containsExactly(allergy);
    }

    @Test
    void what_several_documents_say_is_there_once_with_all_the_sources_the_caller_sees() {
        String one = deposited(ACda.of(person.ins()).vaccination("60000003", "3400900000001", "A", "20240115", "L1"));
        String two = deposited(ACda.of(person.ins()).vaccination("60000003", "3400900000001", "A", "202401151030+0100", "L1"));
        Set<String> shown = found("Immunization", reader.token());
        assertThat(shown).hasSize(1);
        String newest = shown.iterator().next();
        assertThat(sources("Immunization", newest, reader.token()))
                .containsExactlyInAnyOrder("DocumentReference/" + one, "DocumentReference/" + two);

        Api.jsonPatch("/fhir/DocumentReference/" + two, person.token(), Sent.addLabel("MASQUE_PS"));

        Set<String> left = found("Immunization", reader.token());
        assertThat(left).hasSize(1).doesNotContain(newest);
        assertThat(sources("Immunization", left.iterator().next(), reader.token())).containsExactly("DocumentReference/" + one);
        assertThat(found("Immunization", person.token())).containsExactly(newest);
    }

    @Test
    void a_replaced_or_deleted_document_takes_its_data_along() {
        ACda first = ACda.of(person.ins()).allergy("60000001", "Examplicilline");
        deposited(first);
        String second = deposited(ACda.of(person.ins()).allergy("60000005", "Autrine").replacing(first));
        assertThat(texts("AllergyIntolerance", reader.token())).contains("Autrine").doesNotContain("Examplicilline");

        assertThat(Api.delete("/fhir/DocumentReference/" + second, author.token()).status()).isEqualTo(200);

        assertThat(found("AllergyIntolerance", person.token())).isEmpty();
        assertThat(found("AllergyIntolerance", reader.token())).isEmpty();
    }

    @Test
    void what_the_holder_is_not_yet_told_is_not_told_by_the_data_either() {
        String document = deposited(ACda.of(person.ins()).problem("C50.9", "Tumeur", "2026"));
        String hidden = Seen.deposited(author.token(), Sent.document(person, "INVISIBLE_PATIENT"));
        assertThat(found("Condition", person.token())).hasSize(1);
        assertThat(Seen.documents(person, person.token())).contains(document).doesNotContain(hidden);
    }

    @Test
    void drawn_data_is_corrected_by_replacing_the_document_only() {
        deposited(ACda.of(person.ins()).allergy("60000001", "Examplicilline"));
        String allergy = found("AllergyIntolerance", reader.token()).iterator().next();
        Api.Answer mine = Api.get("/fhir/AllergyIntolerance/" + allergy, author.token());
        assertThat(mine.status()).isEqualTo(200);
        assertThat(Api.put("/fhir/AllergyIntolerance/" + allergy, author.token(), mine.text()).code()).isEqualTo("not-permitted");
    }

    @Test
    void a_document_that_cannot_be_read_to_its_end_is_deposited_all_the_same() {
        String deep = "<a>".repeat(180) + "</a>".repeat(180);
        ACda strange = ACda.of(person.ins()).section("48765-2", deep);
        assertThat(post(strange).status()).isIn(201, 422);
        ACda wide = ACda.of(person.ins()).section("48765-2", "<a/>".repeat(120_000));
        assertThat(post(wide).status()).isEqualTo(201);
        assertThat(found("AllergyIntolerance", reader.token())).isEmpty();
    }

    @Test
    void what_a_stop_after_the_deposit_left_unread_is_drawn_once_later() {
        Extraction extraction = RunningServer.context().getBean(Extraction.class);
        Semaphore places = (Semaphore) ReflectionTestUtils.getField(extraction, "atOnce");
        int all = places.drainPermits();
        String document;
        try {
            document = deposited(ACda.of(person.ins()).allergy("60000001", "Examplicilline"));
            assertThat(found("AllergyIntolerance", reader.token())).isEmpty();
        } finally {
            places.release(all);
        }
        Api.sandbox("POST", "/sandbox/jobs", "{}");
        Set<String> drawn = found("AllergyIntolerance", reader.token());
        assertThat(drawn).hasSize(1);
        assertThat(sources("AllergyIntolerance", drawn.iterator().next(), reader.token()))
                .containsExactly("DocumentReference/" + document);
        Api.sandbox("POST", "/sandbox/jobs", "{}");
        assertThat(found("AllergyIntolerance", reader.token())).isEqualTo(drawn);
    }

    @Test
    void a_fhir_document_tells_its_data_too() {
        String bundle = """
                {"resourceType":"Bundle","type":"document","identifier":{"system":"urn:ietf:rfc:3986","value":"%s"},
                 "timestamp":"2026-07-01T10:00:00+02:00","entry":[
                 {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{"resourceType":"Composition","status":"final",
                  "type":{"coding":[{"system":"http://loinc.org","code":"60591-5"}]},"title":"Synthèse",
                  "subject":{"reference":"urn:uuid:22222222-2222-4222-8222-222222222222"},"date":"2026-07-01T10:00:00+02:00",
                  "author":[{"display":"Dr Essai"}]}},
                 {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222","resource":{"resourceType":"Patient",
                  "identifier":[{"system":"%s","value":"%s"}],"name":[{"family":"ESSAI"}]}},
                 {"fullUrl":"urn:uuid:33333333-3333-4333-8333-333333333333","resource":{"resourceType":"Medication",
                  "code":{"text":"EXEMPLOL"}}},
                 {"fullUrl":"urn:uuid:44444444-4444-4444-8444-444444444444","resource":{"resourceType":"MedicationStatement",
                  "status":"active","subject":{"reference":"urn:uuid:22222222-2222-4222-8222-222222222222"},
                  "medicationReference":{"reference":"urn:uuid:33333333-3333-4333-8333-333333333333"}}},
                 {"fullUrl":"urn:uuid:55555555-5555-4555-8555-555555555555","resource":{"resourceType":"AllergyIntolerance",
                  "verificationStatus":{"coding":[{"code":"entered-in-error"}]},
                  "patient":{"reference":"urn:uuid:22222222-2222-4222-8222-222222222222"},"code":{"text":"Erreur"}}}]}"""
                .formatted(Sent.newIdentifier(), person.system(), person.ins());
        Api.Answer posted = Api.post("/fhir/Bundle", author.token(), bundle);
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(texts("MedicationStatement", reader.token())).contains("EXEMPLOL").doesNotContain("urn:uuid");
        assertThat(found("AllergyIntolerance", reader.token())).isEmpty();
    }

    private String deposited(ACda document) {
        Api.Answer answer = post(document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    private Api.Answer post(ACda document) {
        return Api.call(
                "POST",
                "/fhir/DocumentReference/$provide-cda",
                author.token(),
                document.bytes(),
                Map.of("Content-Type", "application/xml"));
    }

    private String search(String type) {
        return "/fhir/" + type + "?_count=100&patient=" + person.reference();
    }

    private Set<String> found(String type, String token) {
        return Seen.ids(Api.get(search(type), token));
    }

    private String texts(String type, String token) {
        return Api.get(search(type), token).text();
    }

    private Set<String> sources(String type, String id, String token) {
        Set<String> sources = new java.util.TreeSet<>();
        Api.get(search("Provenance") + "&target=" + type + "/" + id, token)
                .json()
                .path("entry")
                .forEach(entry -> sources.add(entry.at("/resource/entity/0/what/reference").asText()));
        return sources;
    }
}
