package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The known cells of the habilitation matrix, on every path, and {@code $explain-access} that agrees. */
class MatrixIT {
    private static final List<String> TYPES = List.of(
            "83981-1", "47420-5", "11502-2", "15507-7", "56445-0", "PROT_ALD", "75496-0", "68599-0", "83901-9", "68817-6",
            "89601-9", "80788-3", "ATTEST-RESID", "11488-4");

    private final APerson person = APerson.withRecord();
    private final Map<String, String> documents = deposited();

    private Map<String, String> deposited() {
        Map<String, String> ids = new LinkedHashMap<>();
        String author = Pro.doctor().token();
        for (String type : TYPES) {
            ids.put(type, Seen.deposited(author, Sent.identified(person, type, Sent.newIdentifier())));
        }
        return ids;
    }

    @Test
    void a_doctor_reads_everything_but_the_certificate_of_residence() {
        sees(Pro.of("10"), TYPES.subList(0, 12), List.of("ATTEST-RESID"));
    }

    @Test
    void a_nurse_reads_what_the_order_says() {
        sees(
                Pro.of("60"),
                List.of("83981-1", "47420-5", "11502-2", "15507-7", "56445-0", "PROT_ALD"),
                List.of("75496-0", "68599-0", "83901-9", "68817-6", "89601-9", "ATTEST-RESID"));
    }

    @Test
    void a_dentist_reads_what_the_order_says() {
        sees(Pro.of("40"), List.of("11502-2", "11488-4"), List.of("80788-3", "75496-0", "83981-1", "83901-9", "68599-0"));
    }

    @Test
    void a_pharmacist_reads_less_than_a_doctor_and_more_than_a_nurse() {
        Set<String> doctor = sees(Pro.of("10"), List.of(), List.of());
        Set<String> pharmacist = sees(Pro.of("21"), List.of(), List.of());
        Set<String> nurse = sees(Pro.of("60"), List.of(), List.of());
        assertThat(doctor).containsAll(pharmacist);
        assertThat(pharmacist.size()).isBetween(nurse.size(), doctor.size() - 1);
    }

    @Test
    void an_unlisted_profession_reads_nothing() {
        assertThat(sees(Pro.of("99"), List.of(), TYPES)).isEmpty();
    }

    private Set<String> sees(Pro professional, List<String> open, List<String> closed) {
        Seen.consent(person.token(), Sent.grant(person, professional));
        Set<String> found = Seen.documents(person, professional.token());
        assertThat(Api.get("/fhir/DocumentReference?_summary=count&patient=" + person.reference(), professional.token())
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(found.size());
        for (Map.Entry<String, String> document : documents.entrySet()) {
            boolean shown = found.contains(document.getValue());
            String type = document.getKey();
            assertThat(Seen.reads("DocumentReference/" + document.getValue(), professional.token()))
                    .as(type)
                    .isEqualTo(shown);
            assertThat(Seen.explained(person, professional, type))
                    .as(type)
                    .isEqualTo(shown ? "permit grant" : "deny not-in-matrix");
            assertThat(shown || !open.contains(type)).as(type).isTrue();
            assertThat(shown && closed.contains(type)).as(type).isFalse();
        }
        return found;
    }
}
