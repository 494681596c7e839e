package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deletion on request: closed at once, destroyed three months later, unless the holder changes his mind. */
class DeletionIT {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final APerson person = APerson.withRecord();
    private final String patientId = person.patientId();

    @Test
    void the_holder_asks_for_deletion_and_it_is_due_in_three_months() {
        Answer asked = Life.operation(person.token(), patientId, "$request-deletion");
        assertThat(Life.value(asked, "status")).isEqualTo("closed");
        assertThat(Life.instant(asked, "destroyAt").atZone(PARIS).toLocalDate())
                .isEqualTo(Life.now().atZone(PARIS).toLocalDate().plusMonths(3));
        Answer again = Life.operation(person.token(), patientId, "$request-deletion");
        assertThat(again.body()).isEqualTo(asked.body());
    }

    @Test
    void nobody_else_asks_for_it_not_even_the_representative_of_an_adult() {
        Traits guardian = Traits.ofSomebodyNew();
        assertThat(Life.relate(Life.actor("agent"), patientId, guardian.ins(), "GUARD").status()).isEqualTo(201);
        for (String refused : List.of(
                guardian.token(), Life.doctor("10001230301"), Life.structure(), Life.actor("agent"), Life.actor("operator"))) {
            assertThat(Life.operation(refused, patientId, "$request-deletion").code()).isEqualTo("not-permitted");
        }
        assertThat(Life.operation(Traits.ofSomebodyNew().token(), patientId, "$request-deletion").code())
                .isEqualTo("not-yours");
        assertThat(Life.value(Life.status(person.token(), person.ins()), "status")).isEqualTo("open");
    }

    @Test
    void the_representative_of_a_minor_asks_for_it() {
        APerson minor = APerson.bornOn(Life.now().atZone(PARIS).minusYears(7).toLocalDate().toString());
        String ins = minor.json().at("/representative/ins/value").asText();
        String parent = fr.carnet.scenario.support.Api.token("{\"actor\":\"patient\",\"ins\":\"" + ins + "\"}");
        assertThat(Life.operation(minor.token(), minor.patientId(), "$request-deletion").code())
                .isEqualTo("not-permitted");
        assertThat(Life.value(Life.operation(parent, minor.patientId(), "$request-deletion"), "status"))
                .isEqualTo("closed");
    }

    @Test
    void until_it_is_cancelled_nobody_reopens() {
        Life.operation(person.token(), patientId, "$request-deletion");
        for (String token : List.of(person.token(), Life.actor("agent"), Life.doctor("10001230302"))) {
            Answer refused = Life.operation(token, patientId, "$reopen-record");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("deletion-pending");
        }
        Answer cancelled = Life.operation(person.token(), patientId, "$cancel-deletion");
        assertThat(Life.value(cancelled, "status")).isEqualTo("closed");
        assertThat(Life.instant(cancelled, "destroyAt"))
                .isEqualTo(Life.instant(cancelled, "closedAt").atZone(PARIS).plusYears(10).toInstant());
        assertThat(Life.value(Life.operation(person.token(), patientId, "$reopen-record"), "status")).isEqualTo("open");
    }
}
