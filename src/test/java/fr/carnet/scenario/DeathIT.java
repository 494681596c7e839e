package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The death of the holder: the record closes, is kept ten years, and nobody reopens it. */
class DeathIT {
    private final APerson person = APerson.withRecord();
    private final String agent = Life.actor("agent");
    private final LocalDate today = Life.now().atZone(ZoneId.of("Europe/Paris")).toLocalDate();
    private final String yesterday = today.minusDays(1).toString();

    @Test
    void a_death_closes_the_record_for_everybody() {
        Answer declared = declare(agent, yesterday);
        assertThat(declared.status()).isEqualTo(200);
        assertThat(Life.value(declared, "status")).isEqualTo("closed");
        assertThat(Life.instant(declared, "destroyAt"))
                .isEqualTo(Life.instant(declared, "closedAt").atZone(ZoneId.of("Europe/Paris")).plusYears(10).toInstant());
        assertThat(declare(agent, today.toString()).text()).isEqualTo(declared.text());
        for (String token : List.of(person.token(), agent, Life.doctor("10001230501"))) {
            assertThat(Life.operation(token, person.patientId(), "$reopen-record").code()).isEqualTo("not-permitted");
        }
        assertThat(Life.operation(person.token(), person.patientId(), "$request-deletion").code()).isEqualTo("not-permitted");
        Answer patient = Life.find(agent, person.ins());
        assertThat(patient.json().at("/entry/0/resource/deceasedDateTime").asText()).isEqualTo(yesterday);
        assertThat(patient.json().at("/entry/0/resource/active").asBoolean()).isFalse();
    }

    @Test
    void a_mistake_is_withdrawn_and_the_record_may_be_reopened() {
        declare(agent, yesterday);
        assertThat(Life.value(Life.operation(agent, person.patientId(), "$withdraw-death"), "status")).isEqualTo("closed");
        assertThat(Life.value(Life.operation(person.token(), person.patientId(), "$reopen-record"), "status")).isEqualTo("open");
        assertThat(Life.find(agent, person.ins()).json().at("/entry/0/resource").has("deceasedDateTime")).isFalse();
    }

    @Test
    void only_an_agent_declares_it_and_only_on_a_possible_day() {
        for (String token : List.of(person.token(), Life.doctor("10001230502"), Life.structure(), Life.actor("operator"), Life.actor("feed"))) {
            assertThat(declare(token, yesterday).code()).isEqualTo("not-permitted");
        }
        for (String impossible : List.of(today.plusDays(1).toString(), "1800-01-01", "2020", "2020-05")) {
            Answer refused = declare(agent, impossible);
            assertThat(refused.status()).as(impossible).isEqualTo(422);
        }
        assertThat(Life.value(Life.status(person.token(), person.ins()), "status")).isEqualTo("open");
    }

    private Answer declare(String token, String date) {
        ObjectNode body = (ObjectNode) Api.parse(
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"date\",\"valueDate\":\"" + date + "\"}]}");
        return Api.post("/fhir/" + person.reference() + "/$declare-death", token, body);
    }
}
