package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** Rights that end or begin by themselves, on the sandbox's clock, which only ever moves forward. */
class RightsClockIT {
    @Test
    void emergency_hidden_document_majority_and_grant_follow_the_clock() {
        APerson person = APerson.withRecord();
        Pro emergency = Pro.doctor();
        Pro granted = Pro.doctor();
        Seen.consent(person.token(), Sent.grant(person, granted));
        String hidden = Seen.deposited(granted.token(), Sent.document(person, "INVISIBLE_PATIENT"));
        APerson child = APerson.bornOn(today().minusYears(18).plusDays(20).toString());
        String parent = Api.token(
                "{\"actor\":\"patient\",\"ins\":\"" + child.json().at("/representative/ins/value").asText() + "\"}");
        Api.post("/fhir/" + person.reference() + "/$break-glass", emergency.token(), Sent.reason("Patient inconscient"));
        assertThat(Seen.reads("DocumentReference/" + hidden, emergency.token())).isTrue();
        assertThat(Seen.search(child, parent).status()).isEqualTo(200);

        advance("PT1H1S");
        assertThat(Seen.search(person, emergency.token()).code()).isEqualTo("no-access");

        advance("P14D");
        assertThat(told(person)).contains("announcement-waiting").doesNotContain(hidden);
        assertThat(Seen.reads("DocumentReference/" + hidden, person.token())).isFalse();

        advance("P17D");
        assertThat(Seen.reads("DocumentReference/" + hidden, person.token())).isTrue();
        assertThat(told(person)).contains("document-added");
        assertThat(Seen.search(child, parent).code()).isEqualTo("not-yours");
        assertThat(Seen.search(child, child.token()).status()).isEqualTo(200);

        assertThat(Seen.search(person, granted.token()).status()).isEqualTo(200);
        advance("P335D");
        assertThat(Seen.search(person, granted.token()).code()).isEqualTo("access-expired");
    }

    private static LocalDate today() {
        return OffsetDateTime.parse(Api.sandbox("GET", "/sandbox/clock", null).get("now").asText()).toLocalDate();
    }

    private static void advance(String period) {
        Api.sandbox("PUT", "/sandbox/clock", "{\"advance\":\"" + period + "\"}");
        Api.sandbox("POST", "/sandbox/jobs", "");
    }

    private static String told(APerson person) {
        return Api.get("/fhir/Communication?patient=" + person.reference(), person.token()).text();
    }
}
