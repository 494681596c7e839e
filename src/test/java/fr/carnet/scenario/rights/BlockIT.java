package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import org.junit.jupiter.api.Test;

/** CONTRACT 5: a block wins over everything, emergency included; depositing stays possible. */
class BlockIT {
    private final APerson person = APerson.withRecord();
    private final Pro doctor = Pro.doctor();
    private final String document = Seen.deposited(Pro.doctor().token(), Sent.document(person));

    @Test
    void a_block_ends_the_grant_and_unblocking_does_not_restore_it() {
        Seen.consent(person.token(), Sent.grant(person, doctor));
        assertThat(Seen.documents(person, doctor.token())).containsExactly(document);

        String block = Seen.consent(person.token(), Sent.block(person, doctor));
        assertThat(Seen.search(person, doctor.token()).code()).isEqualTo("access-forbidden");
        assertThat(Seen.explained(person, doctor, "11488-4")).isEqualTo("deny access-forbidden");

        assertThat(Seen.revoke(block, person.token())).isEmpty();
        assertThat(Seen.search(person, doctor.token()).code()).isEqualTo("no-access");
    }

    @Test
    void a_block_wins_over_the_care_team_over_emergency_and_over_regulation() {
        String finess = Pro.newStructure();
        Pro member = Pro.at(finess);
        Pro regulating = Pro.regulating();
        Seen.consent(person.token(), Sent.careTeam(person, finess));
        assertThat(Seen.documents(person, member.token())).containsExactly(document);
        assertThat(Seen.documents(person, regulating.token())).containsExactly(document);

        Seen.consent(person.token(), Sent.block(person, member));
        Seen.consent(person.token(), Sent.block(person, regulating));

        for (Pro blocked : new Pro[] {member, regulating}) {
            assertThat(Seen.search(person, blocked.token()).code()).isEqualTo("access-forbidden");
            assertThat(breakGlass(blocked).code()).isEqualTo("access-forbidden");
        }
    }

    @Test
    void an_emergency_already_open_does_not_outlive_a_block() {
        assertThat(breakGlass(doctor).status()).isEqualTo(200);
        assertThat(Seen.documents(person, doctor.token())).containsExactly(document);

        String block = Seen.consent(person.token(), Sent.block(person, doctor));
        assertThat(Seen.search(person, doctor.token()).code()).isEqualTo("access-forbidden");
        Seen.revoke(block, person.token());
        assertThat(Seen.search(person, doctor.token()).code()).isEqualTo("no-access");
    }

    @Test
    void a_blocked_professional_deposits_and_does_not_read_even_his_own() {
        Seen.consent(person.token(), Sent.block(person, doctor));

        String own = Seen.deposited(doctor.token(), Sent.document(person));

        assertThat(Api.get("/fhir/DocumentReference/" + own, doctor.token()).code()).isEqualTo("not-found");
        assertThat(Seen.documents(person, person.token())).contains(own);
    }

    @Test
    void a_blocked_professional_deposits_a_whole_submission_too() {
        Seen.consent(person.token(), Sent.block(person, doctor));

        Api.Answer sent = ALot.about(person).with("malgré le blocage").sent(doctor.token());

        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(Api.get("/fhir/" + ALot.location(sent, 0), doctor.token()).code()).isEqualTo("not-found");
        assertThat(Seen.reads(ALot.location(sent, 0), person.token())).isTrue();
    }

    @Test
    void a_blocked_professional_deposits_documents_that_point_to_each_other() {
        Seen.consent(person.token(), Sent.block(person, doctor));
        ALot lot = ALot.about(person).with("joint").with("principal");
        lot.resource(1)
                .withArray("relatesTo")
                .addObject()
                .put("code", "appends")
                .putObject("target")
                .put("reference", lot.bundle().at("/entry/3/fullUrl").asText());

        Api.Answer sent = lot.sent(doctor.token());
        Api.Answer again = lot.sent(doctor.token());

        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(ALot.location(again, 1)).isEqualTo(ALot.location(sent, 1));
    }

    @Test
    void a_blocked_author_who_deposits_the_same_again_is_answered_what_he_sent_and_reads_nothing() {
        String identifier = Sent.newIdentifier();
        String body = Sent.identified(person, "11488-4", identifier);
        String own = Seen.deposited(doctor.token(), body);
        Stage.done(Api.jsonPatch("/fhir/DocumentReference/" + own, person.token(), Sent.addLabel("MASQUE_PS")));
        Api.Answer before = Api.post("/fhir/DocumentReference", doctor.token(), body);
        assertThat(before.status()).isEqualTo(200);
        assertThat(before.text()).as("his own, as it is").contains(own, "MASQUE_PS", "\"versionId\":\"2\"");
        Seen.consent(person.token(), Sent.block(person, doctor));

        Api.Answer again = Api.post("/fhir/DocumentReference", doctor.token(), body.replace("\"Consultation\"", "\"Encore\""));

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.text()).as("what he sent").contains(own, "Encore", "\"versionId\":\"1\"").doesNotContain("MASQUE_PS");
        assertThat(again.header("ETag")).contains("1");
        assertThat(Api.get("/fhir/DocumentReference/" + own, person.token()).text()).contains("Consultation", "MASQUE_PS");
        assertThat(Api.post("/fhir/DocumentReference", Pro.doctor().token(), body).code()).isEqualTo("duplicate");
    }

    @Test
    void a_blocked_author_is_not_shown_the_clinical_resource_that_bears_his_identifier() {
        String colleagueText = "Pénicilline, selon un confrère";
        String finess = Pro.newStructure();
        Pro member = Pro.at(finess);
        Pro colleague = Pro.at(finess);
        String first = identified(Sent.allergy(person).replace("Pénicilline", colleagueText));
        String stored = Seen.stored("/fhir/AllergyIntolerance", colleague.token(), first);
        Api.Answer till = Api.post("/fhir/AllergyIntolerance", member.token(), identified(Sent.allergy(person)));
        assertThat(till.text()).as("his structure's").contains(stored, colleagueText);
        Seen.consent(person.token(), Sent.block(person, member));

        Api.Answer again = Api.post("/fhir/AllergyIntolerance", member.token(), identified(Sent.allergy(person)));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains(stored).doesNotContain(colleagueText);
        assertThat(Api.get("/fhir/AllergyIntolerance/" + stored, person.token()).text()).contains(colleagueText);
    }

    private static String identified(String allergy) {
        return allergy.replaceFirst(
                "\"patient\"", "\"identifier\":[{\"system\":\"https://exemple.fr/identifiants\",\"value\":\"essai-7\"}],\"patient\"");
    }

    @Test
    void no_professional_writes_against_a_block() {
        Seen.consent(person.token(), Sent.block(person, doctor));

        assertThat(Api.post("/fhir/Consent", doctor.token(), Sent.grant(person, doctor)).code())
                .isEqualTo("access-forbidden");
        assertThat(Api.post("/fhir/Consent", Pro.doctor().token(), Sent.grant(person, doctor)).code())
                .isEqualTo("access-forbidden");
        assertThat(Api.post("/fhir/Consent", Pro.doctor().token(), Sent.grant(person, Pro.doctor())).status())
                .isEqualTo(201);
    }

    private Api.Answer breakGlass(Pro professional) {
        return Api.post(
                "/fhir/" + person.reference() + "/$break-glass", professional.token(), Sent.reason("Patient inconscient"));
    }
}
