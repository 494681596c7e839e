package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import org.junit.jupiter.api.Test;

/** CONTRACT 5, PCP: the one médecin traitant, who reads masked documents too. */
class TreatingDoctorIT {
    private final APerson person = APerson.withRecord();
    private final Pro doctor = Pro.doctor();
    private final Pro author = Pro.doctor();
    private final String plain = Seen.deposited(author.token(), Sent.document(person));
    private final String masked = Seen.deposited(author.token(), Sent.document(person, "MASQUE_PS"));

    @Test
    void a_declaration_by_the_professional_is_a_proposal_until_the_holder_makes_it_active() {
        Api.Answer declared = Api.post("/fhir/Consent", doctor.token(), Sent.treatingDoctor(person, doctor));
        assertThat(declared.json().get("status").asText()).isEqualTo("proposed");
        assertThat(Seen.documents(person, doctor.token())).containsExactly(plain);

        String path = "/fhir/Consent/" + declared.json().get("id").asText();
        assertThat(Api.jsonPatch(path, doctor.token(), Sent.replaceStatus("active")).code())
                .isEqualTo("not-permitted");
        assertThat(Api.jsonPatch(path, person.token(), Sent.replaceStatus("active")).status())
                .isEqualTo(200);
        assertThat(Seen.documents(person, doctor.token())).containsExactlyInAnyOrder(plain, masked);
        assertThat(Seen.explained(person, doctor, "11488-4")).isEqualTo("permit treating-doctor");
    }

    @Test
    void only_one_is_active_at_a_time_however_he_became_it() {
        Pro second = Pro.doctor();
        String first = Seen.consent(person.token(), Sent.treatingDoctor(person, doctor));
        Seen.consent(person.token(), Sent.treatingDoctor(person, second));
        assertThat(Seen.documents(person, second.token())).hasSize(2);
        assertThat(Seen.search(person, doctor.token()).code()).isEqualTo("no-access");

        assertThat(Api.jsonPatch("/fhir/Consent/" + first, person.token(), Sent.replaceStatus("active")).status())
                .isEqualTo(200);
        assertThat(Seen.documents(person, doctor.token())).hasSize(2);
        assertThat(Seen.search(person, second.token()).code()).isEqualTo("no-access");
    }

    @Test
    void he_unmasks_and_one_who_merely_reads_masked_documents_does_not() {
        Pro reader = Pro.doctor();
        Seen.consent(person.token(), Sent.maskedGrant(person, reader));
        Seen.consent(person.token(), Sent.treatingDoctor(person, doctor));

        assertThat(Seen.unlabel(masked, "MASQUE_PS", reader.token()).code()).isEqualTo("not-permitted");
        assertThat(Seen.unlabel(masked, "MASQUE_PS", doctor.token()).status()).isEqualTo(200);
    }
}
