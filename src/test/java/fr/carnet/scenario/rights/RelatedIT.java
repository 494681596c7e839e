package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CONTRACT 4: representatives, minors, carers and the limits of helping. */
class RelatedIT {
    private final String agent = Api.token("{\"actor\":\"agent\"}");

    @Test
    void a_minor_does_not_act_and_his_representative_does_without_seeing_secret_care() {
        APerson child = APerson.bornOn(yearsAgo(12));
        String parent = Api.token(
                "{\"actor\":\"patient\",\"ins\":\"" + child.json().at("/representative/ins/value").asText() + "\"}");
        Pro doctor = Pro.doctor();
        String shown = Seen.deposited(doctor.token(), Sent.document(child));
        String secret = Seen.deposited(doctor.token(), Sent.document(child, "INVISIBLE_REPRESENTANTS_LEGAUX"));

        assertThat(Seen.search(child, child.token()).code()).isEqualTo("not-permitted");
        assertThat(Seen.documents(child, parent)).containsExactly(shown);
        assertThat(Api.get("/fhir/AuditEvent?_count=100&patient=" + child.reference(), parent).text())
                .doesNotContain(secret);
        assertThat(Api.get("/fhir/DocumentReference/" + secret, parent).code()).isEqualTo("not-found");
        Seen.consent(parent, Sent.grant(child, doctor));
        assertThat(Seen.documents(child, doctor.token())).containsExactlyInAnyOrder(shown, secret);
    }

    @Test
    void a_grant_declared_in_a_secret_connection_is_kept_from_representatives_and_an_open_one_is_not() {
        APerson child = APerson.bornOn(yearsAgo(15));
        String parent = Api.token(
                "{\"actor\":\"patient\",\"ins\":\"" + child.json().at("/representative/ins/value").asText() + "\"}");
        Pro secret = Pro.inSecret();
        Pro open = Pro.doctor();
        String kept = Seen.consent(secret.token(), Sent.grant(child, secret));
        String shown = Seen.consent(open.token(), Sent.grant(child, open));

        Api.Answer consents = Api.get("/fhir/Consent?patient=" + child.reference(), parent);
        assertThat(Seen.ids(consents)).contains(shown).doesNotContain(kept);
        assertThat(Api.get("/fhir/Consent/" + kept, parent).code()).isEqualTo("not-found");
        assertThat(Api.get("/fhir/Consent/" + shown, parent).status()).isEqualTo(200);
        assertThat(explained(child, secret, parent)).isEqualTo("deny");
        assertThat(explained(child, open, parent)).isEqualTo("permit");
        assertThat(Api.get("/fhir/Consent/" + kept, secret.token()).status()).isEqualTo(200);
        assertThat(Seen.search(child, secret.token()).status()).isEqualTo(200);
    }

    @Test
    void a_parent_is_not_told_of_an_emergency_in_a_secret_connection() {
        APerson child = APerson.bornOn(yearsAgo(15));
        String parent = Api.token(
                "{\"actor\":\"patient\",\"ins\":\"" + child.json().at("/representative/ins/value").asText() + "\"}");
        Pro secret = Pro.inSecret();
        Pro open = Pro.doctor();
        for (Pro doctor : List.of(secret, open)) {
            String url = "/fhir/" + child.reference() + "/$break-glass";
            assertThat(Api.post(url, doctor.token(), Sent.reason("Patient inconscient")).status()).isEqualTo(200);
            assertThat(Seen.search(child, doctor.token()).status()).isEqualTo(200);
        }

        assertThat(explained(child, secret, parent)).isEqualTo("deny");
        assertThat(explained(child, open, parent)).isEqualTo("permit");
    }

    private static String explained(APerson person, Pro professional, String token) {
        String url = "/fhir/" + person.reference() + "/$explain-access?profession=10&type=11488-4&actor="
                + "urn:oid:1.2.250.1.71.4.2.1%7C" + professional.idNat();
        return Seen.parameter(Api.get(url, token), "decision");
    }

    @Test
    void a_guardian_is_named_by_an_agent_and_may_not_ask_for_deletion() {
        APerson adult = APerson.withRecord();
        APerson guardian = APerson.withRecord();
        String link = Sent.related(adult, guardian, "GUARD");
        assertThat(Api.post("/fhir/RelatedPerson", adult.token(), link).status()).isEqualTo(403);
        assertThat(Seen.search(adult, guardian.token()).code()).isEqualTo("not-yours");

        Seen.stored("/fhir/RelatedPerson", agent, link);

        assertThat(Seen.documents(adult, guardian.token())).isEmpty();
        assertThat(Api.post("/fhir/" + adult.reference() + "/$request-deletion", guardian.token(), "{\"resourceType\":\"Parameters\"}")
                        .code())
                .isEqualTo("not-permitted");
    }

    @Test
    void a_carer_reads_and_deposits_and_does_nothing_else_until_the_link_ends() {
        APerson person = APerson.withRecord();
        APerson carer = APerson.withoutRecord();
        String document = Seen.deposited(Pro.doctor().token(), Sent.document(person));
        String link = Seen.stored("/fhir/RelatedPerson", person.token(), Sent.related(person, carer, "CAREGIVER"));

        assertThat(Seen.documents(person, carer.token())).containsExactly(document);
        Seen.deposited(carer.token(), Sent.identified(person, "74465-6", Sent.newIdentifier()));
        assertThat(Api.post("/fhir/Consent", carer.token(), Sent.grant(person, Pro.doctor())).code())
                .isEqualTo("not-permitted");
        assertThat(Api.get("/fhir/Consent?patient=" + person.reference(), carer.token()).code())
                .isEqualTo("not-permitted");
        assertThat(Api.post("/fhir/" + person.reference() + "/$close-record", carer.token(), Sent.reason("x")).code())
                .isEqualTo("not-permitted");

        String stored = Api.get("/fhir/RelatedPerson/" + link, person.token()).text();
        String ended = stored.contains("\"active\":true")
                ? stored.replace("\"active\":true", "\"active\":false")
                : stored.replaceFirst("\\{", "{\"active\":false,");
        assertThat(Api.put("/fhir/RelatedPerson/" + link, person.token(), ended).status()).isEqualTo(200);
        assertThat(Seen.search(person, carer.token()).code()).isEqualTo("not-yours");
    }

    @Test
    void a_fourth_carer_a_sixth_helped_person_and_a_second_trusted_person_are_too_many() {
        APerson person = APerson.withRecord();
        for (int i = 0; i < 3; i++) {
            Seen.stored("/fhir/RelatedPerson", person.token(), Sent.related(person, APerson.withoutRecord(), "CAREGIVER"));
        }
        limit(person, Sent.related(person, APerson.withoutRecord(), "CAREGIVER"));
        Seen.stored("/fhir/RelatedPerson", person.token(), Sent.related(person, APerson.withoutRecord(), "QUAL"));
        limit(person, Sent.related(person, APerson.withoutRecord(), "QUAL"));

        APerson carer = APerson.withoutRecord();
        for (int i = 0; i < 5; i++) {
            APerson helped = APerson.withRecord();
            Seen.stored("/fhir/RelatedPerson", helped.token(), Sent.related(helped, carer, "CAREGIVER"));
        }
        APerson sixth = APerson.withRecord();
        limit(sixth, Sent.related(sixth, carer, "CAREGIVER"));
    }

    private static void limit(APerson person, String link) {
        Api.Answer answer = Api.post("/fhir/RelatedPerson", person.token(), link);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("limit-reached");
    }

    /** The sandbox's clock may have been moved on. */
    private static String yearsAgo(int years) {
        return Life.now().atZone(ZoneOffset.UTC).toLocalDate().minusYears(years).toString();
    }
}
