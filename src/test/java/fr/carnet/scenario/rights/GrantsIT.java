package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** CONTRACT 5, grants: who gives them, how long they last, what ends them. */
class GrantsIT {
    private final APerson person = APerson.withRecord();
    private final Pro author = Pro.doctor();
    private final Pro doctor = Pro.doctor();
    private final String plain = Seen.deposited(author.token(), Sent.document(person));
    private final String masked = Seen.deposited(author.token(), Sent.document(person, "MASQUE_PS"));

    @Test
    void a_grant_opens_what_is_not_masked_and_lasts_one_year_unless_said_otherwise() {
        assertThat(Seen.search(person, doctor.token()).code()).isEqualTo("no-access");

        Api.Answer grant = Api.post("/fhir/Consent", person.token(), Sent.grant(person, doctor));

        assertThat(Seen.documents(person, doctor.token())).containsExactly(plain);
        assertThat(Seen.reads("DocumentReference/" + masked, doctor.token())).isFalse();
        OffsetDateTime start =
                OffsetDateTime.parse(grant.json().at("/provision/period/start").asText());
        OffsetDateTime end = OffsetDateTime.parse(grant.json().at("/provision/period/end").asText());
        assertThat(end.toLocalDate()).isEqualTo(start.toLocalDate().plusYears(1));
        assertThat(grant.json().at("/category/0/coding/0/code").asText()).isEqualTo("59284-0");
        assertThat(grant.json().at("/policyRule/coding/0/code").asText()).isEqualTo("OPTIN");
    }

    @Test
    void a_new_grant_to_the_same_professional_replaces_the_old_one() {
        String old = Seen.consent(person.token(), Sent.grant(person, doctor));
        Seen.consent(person.token(), Sent.maskedGrant(person, doctor));

        assertThat(Api.get("/fhir/Consent/" + old, person.token()).json().get("status").asText())
                .isEqualTo("inactive");
        assertThat(Seen.documents(person, doctor.token())).containsExactlyInAnyOrder(plain, masked);
    }

    @Test
    void a_grant_is_revoked_by_patch_and_by_put_and_only_status_and_period_may_change() {
        String grant = Seen.consent(person.token(), Sent.grant(person, doctor));
        assertThat(Seen.revoke(grant, person.token())).isEmpty();
        assertThat(Seen.search(person, doctor.token()).code()).isEqualTo("no-access");

        String again = Seen.consent(person.token(), Sent.grant(person, doctor));
        String stored = Api.get("/fhir/Consent/" + again, person.token()).text();
        Api.Answer other = Api.put("/fhir/Consent/" + again, person.token(), stored.replace(doctor.idNat(), author.idNat()));
        assertThat(other.code()).isEqualTo("element-not-updatable");
        Api.Answer revoked = Api.put(
                "/fhir/Consent/" + again, person.token(), stored.replace("\"status\":\"active\"", "\"status\":\"inactive\""));
        assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
        assertThat(Seen.search(person, doctor.token()).code()).isEqualTo("no-access");
    }

    @Test
    void what_created_a_grant_also_changes_it_whichever_way_it_names_the_holder() {
        String byIns = "Patient?identifier=" + person.system() + "|" + person.ins();
        String sent = Sent.grant(person, doctor).replace(person.reference(), byIns);
        String grant = Seen.consent(person.token(), sent);
        String revoked = sent.replaceFirst("\\{", "{\"id\":\"" + grant + "\",")
                .replace("\"status\":\"active\"", "\"status\":\"inactive\"");
        Api.Answer answer = Api.put("/fhir/Consent/" + grant, person.token(), revoked);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/patient/reference").asText()).isEqualTo(person.reference());
        APerson other = APerson.withRecord();
        String ofAnother = revoked.replace(person.ins(), other.ins());
        assertThat(Api.put("/fhir/Consent/" + grant, person.token(), ofAnother).code()).isEqualTo("element-not-updatable");
    }

    @Test
    void an_expired_grant_says_so() {
        Seen.consent(person.token(), Sent.during(Sent.grant(person, doctor), "2024-01-01", "2024-06-30"));

        assertThat(Seen.search(person, doctor.token()).code()).isEqualTo("access-expired");
        assertThat(Api.get("/fhir/DocumentReference/" + plain, doctor.token()).code()).isEqualTo("not-found");
    }

    @Test
    void a_professional_declares_an_ordinary_grant_for_himself_or_a_colleague_and_nothing_more() {
        Pro colleague = Pro.of("60");
        Seen.consent(doctor.token(), Sent.grant(person, doctor));
        Seen.consent(doctor.token(), Sent.grant(person, colleague));
        assertThat(Seen.documents(person, doctor.token())).containsExactly(plain);
        assertThat(Seen.documents(person, colleague.token())).containsExactly(plain);

        for (String more : new String[] {
            Sent.maskedGrant(person, doctor),
            Sent.block(person, colleague),
            Sent.careTeam(person, Pro.newStructure()),
            Sent.emergency(person, "deny", "BTG", false)
        }) {
            assertThat(Api.post("/fhir/Consent", doctor.token(), more).code()).as(more).isEqualTo("not-permitted");
        }
    }

    @Test
    void a_professional_finds_the_consents_that_name_him_or_that_he_wrote() {
        Pro colleague = Pro.of("60");
        String his = Seen.consent(person.token(), Sent.grant(person, doctor));
        String written = Seen.consent(doctor.token(), Sent.grant(person, colleague));
        String other = Seen.consent(person.token(), Sent.grant(person, author));

        String search = "/fhir/Consent?patient=" + person.reference();
        assertThat(Seen.ids(Api.get(search, doctor.token()))).containsExactlyInAnyOrder(his, written);
        assertThat(Seen.ids(Api.get(search, Pro.doctor().token()))).isEmpty();
        assertThat(Seen.ids(Api.get(search, person.token()))).contains(his, written, other);
        assertThat(Api.get("/fhir/Consent/" + other, doctor.token()).code()).isEqualTo("not-found");
    }

    @Test
    void the_same_rules_hold_inside_a_batch() {
        String read = Sent.entry("GET", "DocumentReference?patient=" + person.reference());
        Api.Answer refused = Api.post("/fhir", doctor.token(), Sent.batch("batch", read));
        assertThat(refused.json().at("/entry/0/response/status").asText()).startsWith("403");
        assertThat(refused.json()
                        .at("/entry/0/response/outcome/issue/0/details/coding/0/code")
                        .asText())
                .isEqualTo("no-access");

        Api.Answer granting = Api.post(
                "/fhir", person.token(), Sent.batch("batch", Sent.entry("POST", "Consent", Sent.grant(person, doctor))));
        assertThat(granting.json().at("/entry/0/response/status").asText()).startsWith("201");

        Api.Answer allowed = Api.post("/fhir", doctor.token(), Sent.batch("batch", read));
        assertThat(allowed.json().at("/entry/0/resource/total").asInt()).isEqualTo(1);
    }

    @Test
    void a_refused_entry_refuses_the_whole_transaction_with_its_own_answer() {
        Api.Answer refused = Api.post(
                "/fhir",
                doctor.token(),
                Sent.batch("transaction", Sent.entry("GET", "DocumentReference?patient=" + person.reference())));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("no-access");
    }
}
