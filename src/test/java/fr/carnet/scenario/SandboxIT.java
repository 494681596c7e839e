package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox: tokens of every actor, a clock that only moves on, people, their insurance's rows, their mail. */
class SandboxIT {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Map<String, String> PLAIN = Map.of("Content-Type", "application/json", "Accept", "application/json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"actor\":\"patient\",\"ins\":\"280017505600101\"}",
                "{\"actor\":\"professional\",\"rpps\":\"10001230901\",\"profession\":\"21\"}",
                "{\"actor\":\"structure\",\"structure\":\"1690781810\"}",
                "{\"actor\":\"agent\"}",
                "{\"actor\":\"feed\"}",
                "{\"actor\":\"operator\"}"
            })
    void every_actor_gets_a_bearer_token_and_an_expired_one_opens_nothing(String wish) {
        JsonNode answer = Api.sandbox("POST", "/sandbox/token", wish);
        assertThat(answer.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.get("expires_in").asInt()).isPositive();
        String expired = Api.token(wish.replace("}", ",\"expiresIn\":-1}"));
        Answer refused = Life.status(expired, "280017505600101");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(Life.status(answer.get("access_token").asText(), "280017505600101").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}", "{\"actor\":\"king\"}", "{\"actor\":\"patient\"}", "{\"actor\":\"structure\"}",
                "{\"actor\":\"professional\",\"rpps\":\"10001230901\"}"
            })
    void an_incomplete_wish_gets_no_token(String wish) {
        assertThat(Api.call("POST", "/sandbox/token", null, wish, PLAIN).status()).isEqualTo(422);
    }

    @Test
    void a_scope_only_restricts() {
        APerson person = APerson.withRecord();
        String reading = Api.token(
                "{\"actor\":\"patient\",\"ins\":\"" + person.ins() + "\",\"scope\":\"patient/Patient.r\"}");
        assertThat(Life.documents(reading, person.patientId()).code()).isEqualTo("not-permitted");
        String unknown = Api.token("{\"actor\":\"patient\",\"ins\":\"" + person.ins() + "\",\"scope\":\"openid\"}");
        assertThat(Life.documents(unknown, person.patientId()).status()).isEqualTo(200);
    }

    @Test
    void the_clock_moves_on_and_never_back() {
        Instant before = Life.now();
        assertThat(moved("{\"now\":\"" + before.minusSeconds(60) + "\"}").status()).isEqualTo(422);
        assertThat(moved("{\"advance\":\"-P1D\"}").status()).isEqualTo(422);
        assertThat(moved("{\"advance\":\"demain\"}").status()).isEqualTo(422);
        assertThat(moved("{}").status()).isEqualTo(422);
        assertThat(Life.now()).isBetween(before, before.plusSeconds(300));
        assertThat(moved("{\"advance\":\"PT2H\"}").status()).isEqualTo(200);
        assertThat(Life.now()).isAfterOrEqualTo(before.plusSeconds(7200));
    }

    @Test
    void people_are_made_as_wished_and_an_opened_minor_has_a_representative() {
        JsonNode three = Api.sandbox("POST", "/sandbox/patients", "{\"count\":3}");
        assertThat(three).hasSize(3).allMatch(person -> !person.has("patientId"));
        assertThat(new TreeSet<>(three.findValuesAsText("value"))).hasSize(3);
        String born = Life.now().atZone(PARIS).minusYears(6).toLocalDate().toString();
        APerson minor = APerson.bornOn(born);
        assertThat(minor.json().get("birthDate").asText()).isEqualTo(born);
        String parent = Api.token("{\"actor\":\"patient\",\"ins\":\""
                + minor.json().at("/representative/ins/value").asText() + "\"}");
        assertThat(Api.get("/fhir/" + minor.reference(), parent).status()).isEqualTo(200);
    }

    @Test
    void the_simulated_insurance_knows_every_kind_and_always_tells_the_same() {
        String ins = Traits.ofSomebodyNew().ins();
        JsonNode rows = Api.sandbox("GET", "/sandbox/insurance/" + ins, null);
        assertThat(Set.copyOf(rows.findValuesAsText("kind")))
                .containsExactlyInAnyOrder(
                        "medication", "vaccination", "device", "hospital", "care", "imaging", "biology");
        assertThat(new TreeSet<>(rows.findValuesAsText("id"))).hasSize(rows.size());
        assertThat(Api.sandbox("GET", "/sandbox/insurance/" + ins, null)).isEqualTo(rows);
    }

    @Test
    void the_mail_of_a_person_tells_of_the_opening_without_naming_anybody() {
        APerson person = APerson.withRecord();
        JsonNode mail = Api.sandbox("GET", "/sandbox/mail?ins=" + person.ins(), null);
        assertThat(mail).hasSize(1);
        assertThat(mail.get(0).get("to").asText()).isEqualTo(person.json().get("email").asText());
        assertThat(mail.get(0).get("text").asText()).doesNotContain(person.ins());
        assertThat(Api.sandbox("GET", "/sandbox/mail?rpps=10001230902", null)).isEmpty();
    }

    private static Answer moved(String wish) {
        return Api.call("PUT", "/sandbox/clock", null, wish, PLAIN);
    }
}
