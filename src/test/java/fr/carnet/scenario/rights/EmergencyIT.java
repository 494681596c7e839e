package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import org.junit.jupiter.api.Test;

/** CONTRACT 5: break-glass and SAMU regulation, each refused by the holder on its own. */
class EmergencyIT {
    private final APerson person = APerson.withRecord();
    private final Pro doctor = Pro.doctor();
    private final Pro author = Pro.doctor();
    private final String plain = Seen.deposited(author.token(), Sent.document(person));
    private final String masked = Seen.deposited(author.token(), Sent.document(person, "MASQUE_PS"));

    @Test
    void break_glass_takes_a_reason_reads_and_deposits_and_tells_holder_and_treating_doctor() {
        Pro treating = Pro.doctor();
        Seen.consent(person.token(), Sent.treatingDoctor(person, treating));
        assertThat(breakGlass(doctor, "trop bref").status()).isEqualTo(422);
        assertThat(Seen.search(person, doctor.token()).code()).isEqualTo("no-access");

        Api.Answer opened = breakGlass(doctor, "Patient inconscient");

        assertThat(Seen.parameter(opened, "expiresAt")).isNotEmpty();
        assertThat(Seen.documents(person, doctor.token())).containsExactly(plain);
        Seen.deposited(doctor.token(), Sent.document(person));
        String told = "/fhir/Communication?category=emergency-access&patient=" + person.reference();
        assertThat(Seen.ids(Api.get(told, person.token()))).hasSize(1);
        assertThat(Seen.ids(Api.get(told, treating.token()))).hasSize(1);
        assertThat(Seen.ids(Api.get(told, author.token()))).isEmpty();
    }

    @Test
    void under_break_glass_nobody_masks_grants_or_deletes() {
        breakGlass(doctor, "Patient inconscient");
        String own = Seen.deposited(doctor.token(), Sent.document(person));

        assertThat(Api.jsonPatch("/fhir/DocumentReference/" + plain, doctor.token(), Sent.addLabel("MASQUE_PS"))
                        .code())
                .isEqualTo("not-permitted");
        assertThat(Api.post("/fhir/Consent", doctor.token(), Sent.grant(person, doctor)).code())
                .isEqualTo("not-permitted");
        assertThat(Api.delete("/fhir/DocumentReference/" + own, doctor.token()).code())
                .isEqualTo("not-permitted");
        assertThat(Api.delete("/fhir/DocumentReference/" + plain, author.token()).status())
                .isEqualTo(200);
    }

    @Test
    void masked_documents_open_in_emergency_only_when_the_holder_allowed_it() {
        breakGlass(doctor, "Patient inconscient");
        assertThat(Seen.reads("DocumentReference/" + masked, doctor.token())).isFalse();

        String allowed = Seen.consent(person.token(), Sent.emergency(person, "permit", "BTG", true));
        assertThat(Seen.documents(person, doctor.token())).containsExactlyInAnyOrder(plain, masked);

        Seen.revoke(allowed, person.token());
        assertThat(Seen.documents(person, doctor.token())).containsExactly(plain);
    }

    @Test
    void each_emergency_is_opposed_on_its_own_and_the_opposition_can_be_lifted() {
        Pro regulating = Pro.regulating();
        String noBreakGlass = Seen.consent(person.token(), Sent.emergency(person, "deny", "BTG", false));
        assertThat(breakGlass(doctor, "Patient inconscient").code()).isEqualTo("access-forbidden");
        assertThat(Seen.documents(person, regulating.token())).containsExactly(plain);

        Seen.consent(person.token(), Sent.emergency(person, "deny", "ETREAT", false));
        assertThat(Seen.search(person, regulating.token()).code()).isEqualTo("access-forbidden");
        Seen.revoke(noBreakGlass, person.token());
        assertThat(breakGlass(doctor, "Patient inconscient").status()).isEqualTo(200);
        assertThat(Seen.search(person, regulating.token()).code()).isEqualTo("access-forbidden");
    }

    @Test
    void opposing_break_glass_ends_the_one_that_is_open() {
        breakGlass(doctor, "Patient inconscient");
        Seen.consent(person.token(), Sent.emergency(person, "deny", "BTG", false));
        assertThat(Seen.search(person, doctor.token()).status()).isEqualTo(403);
    }

    @Test
    void an_emergency_does_not_come_back_when_the_opposition_to_it_is_lifted() {
        assertThat(breakGlass(doctor, "Patient inconscient").status()).isEqualTo(200);
        Seen.revoke(Seen.consent(person.token(), Sent.emergency(person, "deny", "BTG", false)), person.token());
        assertThat(Seen.search(person, doctor.token()).code()).isEqualTo("no-access");
        assertThat(breakGlass(doctor, "Patient inconscient").status()).isEqualTo(200);
        assertThat(Seen.search(person, doctor.token()).status()).isEqualTo(200);
    }

    @Test
    void patients_structures_agents_and_regulation_without_a_doctor_get_nothing() {
        String nurse = Api.token("{\"actor\":\"professional\",\"rpps\":\"10009998887\",\"profession\":\"60\",\"regulation\":true}");
        assertThat(Seen.search(person, nurse).code()).isEqualTo("no-access");
        for (String token : new String[] {person.token(), Pro.structure(Pro.newStructure()), Api.token("{\"actor\":\"agent\"}")}) {
            assertThat(Api.post("/fhir/" + person.reference() + "/$break-glass", token, Sent.reason("Patient inconscient"))
                            .code())
                    .isEqualTo("not-permitted");
        }
    }

    private Api.Answer breakGlass(Pro professional, String reason) {
        return Api.post("/fhir/" + person.reference() + "/$break-glass", professional.token(), Sent.reason(reason));
    }
}
