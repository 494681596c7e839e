package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** At eighteen the representative ends and the person takes over. */
class MajorityClockIT {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void at_eighteen_the_person_reads_and_the_parent_no_longer() {
        LocalDate tomorrow = Life.now().atZone(PARIS).toLocalDate().plusDays(1);
        APerson minor = APerson.bornOn(tomorrow.minusYears(18).toString());
        String ins = minor.json().at("/representative/ins/value").asText();
        String parent = Api.token("{\"actor\":\"patient\",\"ins\":\"" + ins + "\"}");
        String address = "/fhir/" + minor.reference();
        assertThat(Api.get(address, parent).status()).isEqualTo(200);
        assertThat(Api.get(address, minor.token()).code()).isEqualTo("not-permitted");

        Life.advance("P1D");
        assertThat(Api.get(address, parent).code()).isEqualTo("not-yours");
        assertThat(Api.get(address, minor.token()).status()).isEqualTo(200);
    }

    @Test
    void a_guardian_of_the_minor_is_named_again_for_the_adult_and_a_parent_is_called_no_longer() {
        String agent = Life.actor("agent");
        LocalDate tomorrow = Life.now().atZone(PARIS).toLocalDate().plusDays(1);
        APerson minor = APerson.bornOn(tomorrow.minusYears(18).toString());
        APerson guardian = APerson.withoutRecord();
        APerson carer = APerson.withoutRecord();
        assertThat(Life.relate(agent, minor.patientId(), guardian.ins(), "GUARD").status()).isEqualTo(201);
        Life.advance("P1D");

        String address = "/fhir/" + minor.reference();
        assertThat(Api.get(address, guardian.token()).code()).isEqualTo("not-yours");
        assertThat(peopleToCall(minor)).isZero();
        assertThat(Life.relate(agent, minor.patientId(), guardian.ins(), "GUARD").status()).isEqualTo(201);
        assertThat(Api.get(address, guardian.token()).status()).isEqualTo(200);
        assertThat(Life.relate(minor.token(), minor.patientId(), carer.ins(), "CAREGIVER").status()).isEqualTo(201);
        assertThat(peopleToCall(minor)).isEqualTo(1);
    }

    /** Those the emergency sheet names. */
    private static int peopleToCall(APerson person) {
        String address = "/fhir/" + person.reference() + "/$emergency-sheet";
        Api.Answer sheet = Api.call("GET", address, person.token(), null, Map.of("Accept", "text/html"));
        assertThat(sheet.status()).as(sheet.text()).isEqualTo(200);
        return sheet.text().split("EXEMPLE", -1).length - 1;
    }
}
