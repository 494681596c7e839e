package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import org.junit.jupiter.api.Test;

/** CONTRACT 3 and 5: a grant to a structure serves its professionals; the structure itself deposits and does not read. */
class StructureIT {
    private final APerson person = APerson.withRecord();
    private final String finess = Pro.newStructure();
    private final String structure = Pro.structure(finess);
    private final String others = Seen.deposited(Pro.doctor().token(), Sent.document(person));

    @Test
    void the_care_team_reads_and_nobody_else() {
        Pro member = Pro.at(finess);
        Pro elsewhere = Pro.at(Pro.newStructure());
        Seen.consent(person.token(), Sent.careTeam(person, finess));

        assertThat(Seen.documents(person, member.token())).containsExactly(others);
        assertThat(Seen.search(person, elsewhere.token()).code()).isEqualTo("no-access");
        assertThat(Seen.search(person, structure).code()).isEqualTo("no-access");
        assertThat(Api.get("/fhir/DocumentReference/" + others, structure).code()).isEqualTo("not-found");
    }

    @Test
    void a_structure_reads_and_deletes_its_own_deposits_by_id_or_identifier_only() {
        String identifier = Sent.newIdentifier();
        String own = Seen.deposited(structure, Sent.identified(person, "11488-4", identifier));
        String search = "/fhir/DocumentReference?patient=" + person.reference();

        assertThat(Seen.ids(Api.get(search + "&identifier=" + identifier, structure))).containsExactly(own);
        assertThat(Seen.reads("DocumentReference/" + own, structure)).isTrue();
        assertThat(Api.get(search, structure).code()).isEqualTo("no-access");
        assertThat(Api.get(search + "&status=current", structure).code()).isEqualTo("no-access");
        assertThat(Seen.ids(Api.get(search + "&identifier=" + identifier, Pro.structure(Pro.newStructure()))))
                .isEmpty();
        assertThat(Api.delete("/fhir/DocumentReference/" + own, structure).status()).isEqualTo(200);
        assertThat(Api.get("/fhir/DocumentReference/" + own, structure).code()).isEqualTo("not-found");
        assertThat(Seen.reads("DocumentReference/" + own, person.token())).isFalse();
    }

    @Test
    void agents_feeds_and_operators_see_no_clinical_content_on_any_path() {
        for (String actor : new String[] {"agent", "feed", "operator"}) {
            String token = Api.token("{\"actor\":\"" + actor + "\"}");
            for (String path : new String[] {
                "DocumentReference?patient=" + person.reference(),
                "DocumentReference/" + others,
                "List?patient=" + person.reference(),
                "AllergyIntolerance?patient=" + person.reference(),
                "Consent?patient=" + person.reference(),
                "Communication?patient=" + person.reference(),
                "AuditEvent?patient=" + person.reference()
            }) {
                assertThat(Api.get("/fhir/" + path, token).code()).as(actor + " " + path).isEqualTo("not-permitted");
            }
        }
    }
}
