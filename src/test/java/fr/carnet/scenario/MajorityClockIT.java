package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import java.time.LocalDate;
import java.time.ZoneId;
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
}
