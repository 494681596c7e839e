package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Advance directives (CSP R1111-19), organ donation: what the holder wants to be known. */
class WishesClockIT {
    private final APerson person = APerson.withRecord();

    @Test
    void a_new_declaration_replaces_the_former_one() {
        Answer first = declare(person, person.token(), "{\"place\":\"Chez mon notaire, à Lyon\"}");
        assertThat(first.status()).isEqualTo(201);
        String firstId = first.json().get("id").asText();
        Answer second = declare(person, person.token(), "{\"place\":\"Tiroir du bureau\",\"keeper\":\"Ma sœur\"}");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().at("/relatesTo/0/target/reference").asText()).isEqualTo("DocumentReference/" + firstId);
        assertThat(directives(person.token(), "current")).containsExactly(second.json().get("id").asText());
        assertThat(directives(person.token(), "superseded")).containsExactly(firstId);
        Answer bytes = Api.get("/fhir/" + path(second), person.token());
        assertThat(Api.call("GET", "/fhir/" + path(second), person.token(), null, java.util.Map.of("Accept", "text/plain")).text())
                .contains("Tiroir du bureau")
                .contains("Ma sœur");
        assertThat(bytes.status()).isEqualTo(200);
    }

    @Test
    void a_deposited_text_replaces_a_declaration_and_another_persons_text_does_not() {
        Answer declared = declare(person, person.token(), "{\"place\":\"Chez mon notaire\"}");
        Answer text = Api.post("/fhir/DocumentReference", person.token(), document(person));
        assertThat(text.status()).isEqualTo(201);
        assertThat(directives(person.token(), "current")).containsExactly(text.json().get("id").asText());
        Answer byDoctor = Api.post("/fhir/DocumentReference", Life.doctor("10001230401"), document(person));
        assertThat(byDoctor.status()).isEqualTo(201);
        assertThat(byDoctor.json().has("relatesTo")).isFalse();
        assertThat(directives(person.token(), "current")).hasSize(2).contains(text.json().get("id").asText());
        assertThat(directives(person.token(), "superseded")).containsExactly(declared.json().get("id").asText());
    }

    @Test
    void minors_have_no_advance_directives() {
        APerson child = APerson.bornOn(
                Life.now().atZone(ZoneId.of("Europe/Paris")).minusYears(7).toLocalDate().toString());
        String parent = Api.token(
                "{\"actor\":\"patient\",\"ins\":\"" + child.json().at("/representative/ins/value").asText() + "\"}");
        for (Answer refused : List.of(
                declare(child, parent, "{\"place\":\"À la maison\"}"),
                Api.post("/fhir/DocumentReference", parent, document(child)))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("invalid");
        }
        assertThat(directives(parent, "current", child)).isEmpty();
    }

    @Test
    void only_the_holder_declares_and_a_place_is_needed() {
        for (String body : List.of("{}", "{\"place\":\" \"}", "{\"place\":\"" + "x".repeat(501) + "\"}")) {
            assertThat(declare(person, person.token(), body).status()).isEqualTo(422);
        }
        for (String refused : List.of(Life.doctor("10001230402"), Life.structure(), Life.actor("agent"), Life.actor("operator"))) {
            assertThat(declare(person, refused, "{\"place\":\"Ici\"}").code()).isEqualTo("not-permitted");
        }
        assertThat(declare(person, APerson.withRecord().token(), "{\"place\":\"Ici\"}").code()).isEqualTo("not-yours");
        assertThat(directives(person.token(), "current")).isEmpty();
    }

    @Test
    void the_holder_is_reminded_once_a_year_while_they_are_current() {
        APerson other = APerson.withRecord();
        String kept = declare(person, person.token(), "{\"place\":\"Chez mon notaire\"}").json().get("id").asText();
        String deleted = declare(other, other.token(), "{\"place\":\"Chez mon notaire\"}").json().get("id").asText();
        assertThat(Api.delete("/fhir/DocumentReference/" + deleted, other.token()).status()).isEqualTo(200);
        advance("P364D");
        assertThat(reminders(person)).isZero();
        advance("P2D");
        advance("PT1H");
        assertThat(reminders(person)).isEqualTo(1);
        assertThat(reminders(other)).isZero();
        JsonNode mail = Api.sandbox("GET", "/sandbox/mail?ins=" + person.ins(), null);
        assertThat(mail.toString()).contains("directives anticipées").doesNotContain("notaire").doesNotContain(kept);
        advance("P366D");
        assertThat(reminders(person)).isEqualTo(2);
    }

    @Test
    void having_read_the_rules_of_organ_donation_is_noted_once() {
        Answer noted = Life.operation(person.token(), person.patientId(), "$acknowledge-organ-donation");
        assertThat(noted.status()).isEqualTo(201);
        Answer again = Life.operation(person.token(), person.patientId(), "$acknowledge-organ-donation");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id")).isEqualTo(noted.json().get("id"));
        assertThat(Life.operation(Life.doctor("10001230403"), person.patientId(), "$acknowledge-organ-donation").code())
                .isEqualTo("not-permitted");
    }

    private Answer declare(APerson holder, String token, String values) {
        ObjectNode body = (ObjectNode) Api.parse("{\"resourceType\":\"Parameters\",\"parameter\":[]}");
        Api.parse(values).fields().forEachRemaining(value -> body.withArray("parameter")
                .addObject()
                .put("name", value.getKey())
                .put("valueString", value.getValue().asText()));
        return Api.post("/fhir/" + holder.reference() + "/$declare-directives", token, body);
    }

    private static String path(Answer document) {
        String url = document.json().at("/content/0/attachment/url").asText();
        return url.substring(url.indexOf("Binary/"));
    }

    private List<String> directives(String token, String status) {
        return directives(token, status, person);
    }

    private static List<String> directives(String token, String status, APerson holder) {
        JsonNode found = Api.get(
                        "/fhir/DocumentReference?patient=" + holder.reference() + "&type=EXPPAT_3&status=" + status, token)
                .json();
        return StreamSupport.stream(found.path("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/id").asText())
                .toList();
    }

    private static JsonNode document(APerson holder) {
        return Api.parse(
                """
                {"resourceType":"DocumentReference","status":"current","subject":{"reference":"%s"},
                 "type":{"coding":[{"system":"https://mos.esante.gouv.fr/NOS/TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire","code":"EXPPAT_3"}]},
                 "date":"2026-01-10T09:00:00Z","author":[{"display":"Le titulaire"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Mes directives",
                   "creation":"2026-01-10T09:00:00Z","data":"SmUgbmUgdmV1eCBwYXMgZCdhY2hhcm5lbWVudC4="},
                   "format":{"system":"http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode","code":"urn:ihe:iti:xds-sd:text:2008"}}],
                 "context":{"period":{"start":"2026-01-10"},
                   "facilityType":{"coding":[{"system":"https://mos.esante.gouv.fr/NOS/TRE_A00-ProducteurDocNonPS/FHIR/TRE-A00-ProducteurDocNonPS","code":"EXP_PATIENT"}]},
                   "practiceSetting":{"coding":[{"system":"https://mos.esante.gouv.fr/NOS/TRE_A00-ProducteurDocNonPS/FHIR/TRE-A00-ProducteurDocNonPS","code":"EXP_PATIENT"}]}}}
                """
                        .formatted(holder.reference()));
    }

    private static long reminders(APerson holder) {
        JsonNode all = Api.get("/fhir/Communication?patient=" + holder.reference() + "&_count=100", holder.token()).json();
        return StreamSupport.stream(all.path("entry").spliterator(), false)
                .filter(entry -> entry.at("/resource/category/0/coding/0/code").asText().equals("directives-reminder"))
                .count();
    }

    private static void advance(String period) {
        Api.sandbox("PUT", "/sandbox/clock", "{\"advance\":\"" + period + "\"}");
        Api.sandbox("POST", "/sandbox/jobs", "");
    }
}
