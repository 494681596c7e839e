package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import org.junit.jupiter.api.Test;

/** CONTRACT 3: SMART scopes restrict, and never give. */
class ScopesIT {
    private final APerson person = APerson.withRecord();
    private final Pro doctor = Pro.doctor();

    @Test
    void a_scope_lets_through_what_it_names_and_nothing_else() {
        Seen.consent(person.token(), Sent.grant(person, doctor));
        String document = Seen.deposited(doctor.token(), Sent.document(person));

        String readOnly = doctor.scoped("user/DocumentReference.rs");
        assertThat(Seen.documents(person, readOnly)).containsExactly(document);
        assertThat(Api.post("/fhir/DocumentReference", readOnly, Sent.document(person)).code())
                .isEqualTo("not-permitted");
        assertThat(Api.get("/fhir/AllergyIntolerance?patient=" + person.reference(), readOnly).code())
                .isEqualTo("not-permitted");
        assertThat(Api.get("/fhir/DocumentReference/" + document, doctor.scoped("user/DocumentReference.s")).code())
                .isEqualTo("not-permitted");
        Seen.deposited(doctor.scoped("user/DocumentReference.c"), Sent.document(person));
    }

    @Test
    void unknown_scopes_are_ignored_and_a_wide_scope_gives_no_right() {
        Seen.consent(person.token(), Sent.grant(person, doctor));
        assertThat(Seen.documents(person, doctor.scoped("openid profile launch/patient"))).isEmpty();
        assertThat(Seen.search(person, Pro.doctor().scoped("user/*.cruds")).code()).isEqualTo("no-access");
    }

    @Test
    void they_restrict_each_entry_of_a_batch() {
        Seen.consent(person.token(), Sent.grant(person, doctor));
        Api.Answer answer = Api.post(
                "/fhir",
                doctor.scoped("user/DocumentReference.rs"),
                Sent.batch(
                        "batch",
                        Sent.entry("GET", "DocumentReference?patient=" + person.reference()),
                        Sent.entry("GET", "AllergyIntolerance?patient=" + person.reference())));
        assertThat(answer.json().at("/entry/0/response/status").asText()).startsWith("200");
        assertThat(answer.json().at("/entry/1/response/status").asText()).startsWith("403");
    }
}
