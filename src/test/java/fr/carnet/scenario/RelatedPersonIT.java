package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People close to the holder: representatives, carers, contacts; what each may, and who may name them. */
class RelatedPersonIT {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final APerson person = APerson.withRecord();
    private final String patientId = person.patientId();
    private final String holder = person.token();

    @Test
    void a_legal_representative_is_named_by_an_agent_and_by_nobody_else() {
        for (String refused : List.of(holder, Life.doctor("10001230801"), Life.structure(), Life.actor("feed"),
                Life.actor("operator"))) {
            assertThat(Life.relate(refused, patientId, Traits.ofSomebodyNew().ins(), "GUARD").code())
                    .isEqualTo("not-permitted");
        }
        Traits guardian = Traits.ofSomebodyNew();
        assertThat(Life.documents(guardian.token(), patientId).code()).isEqualTo("not-yours");
        assertThat(Life.relate(Life.actor("agent"), patientId, guardian.ins(), "GUARD").status()).isEqualTo(201);
        assertThat(Life.documents(guardian.token(), patientId).status()).isEqualTo(200);
        assertThat(Life.right(guardian.token(), patientId, "permit", "10001230802").status()).isEqualTo(201);
    }

    @Test
    void parents_represent_a_minor_only() {
        String agent = Life.actor("agent");
        assertThat(Life.relate(agent, patientId, Traits.ofSomebodyNew().ins(), "FTH").status()).isEqualTo(422);
        APerson minor = APerson.bornOn(Life.now().atZone(PARIS).minusYears(8).toLocalDate().toString());
        assertThat(Life.relate(agent, minor.patientId(), Traits.ofSomebodyNew().ins(), "FTH").status()).isEqualTo(201);
    }

    @Test
    void carers_contacts_and_the_trusted_person_are_named_by_the_holder() {
        for (String code : List.of("CAREGIVER", "ECON", "QUAL")) {
            for (String refused : List.of(Life.actor("agent"), Life.doctor("10001230803"), Life.structure())) {
                assertThat(Life.relate(refused, patientId, Traits.ofSomebodyNew().ins(), code).code())
                        .isEqualTo("not-permitted");
            }
            assertThat(Life.relate(Traits.ofSomebodyNew().token(), patientId, Traits.ofSomebodyNew().ins(), code).code())
                    .isEqualTo("not-yours");
            assertThat(Life.relate(holder, patientId, Traits.ofSomebodyNew().ins(), code).status()).isEqualTo(201);
        }
        assertThat(Life.relate(holder, patientId, Traits.ofSomebodyNew().ins(), "QUAL").status()).isEqualTo(409);
    }

    @Test
    void a_carer_reads_as_the_holder_sees_and_decides_nothing() {
        Traits carer = Traits.ofSomebodyNew();
        Answer link = Life.relate(holder, patientId, carer.ins(), "CAREGIVER");
        Life.deposit(Life.structure(), patientId, "Lisible");
        String token = carer.token();
        assertThat(Life.documents(token, patientId).json().get("total").asInt()).isEqualTo(1);
        assertThat(Life.right(token, patientId, "permit", "10001230804").code()).isEqualTo("not-permitted");
        assertThat(Life.close(token, patientId, "motif").code()).isEqualTo("not-permitted");
        assertThat(Life.operation(token, patientId, "$request-deletion").code()).isEqualTo("not-permitted");
        assertThat(Life.relate(token, patientId, Traits.ofSomebodyNew().ins(), "ECON").code()).isEqualTo("not-permitted");
        assertThat(Api.get("/fhir/Consent?patient=Patient/" + patientId, token).code()).isEqualTo("not-permitted");

        assertThat(end(link).status()).isEqualTo(200);
        assertThat(Life.documents(token, patientId).code()).isEqualTo("not-yours");
    }

    @Test
    void a_contact_reads_nothing() {
        Traits contact = Traits.ofSomebodyNew();
        Life.relate(holder, patientId, contact.ins(), "ECON");
        assertThat(Life.documents(contact.token(), patientId).code()).isEqualTo("not-yours");
    }

    @Test
    void a_fourth_carer_is_refused_until_one_has_ended() {
        Answer first = Life.relate(holder, patientId, Traits.ofSomebodyNew().ins(), "CAREGIVER");
        Life.relate(holder, patientId, Traits.ofSomebodyNew().ins(), "CAREGIVER");
        Life.relate(holder, patientId, Traits.ofSomebodyNew().ins(), "CAREGIVER");
        Traits fourth = Traits.ofSomebodyNew();
        Answer refused = Life.relate(holder, patientId, fourth.ins(), "CAREGIVER");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("limit-reached");
        end(first);
        assertThat(Life.relate(holder, patientId, fourth.ins(), "CAREGIVER").status()).isEqualTo(201);
    }

    @Test
    void a_sixth_helped_person_is_refused() {
        Traits carer = Traits.ofSomebodyNew();
        for (int helped = 1; helped <= 5; helped++) {
            APerson one = APerson.withRecord();
            assertThat(Life.relate(one.token(), one.patientId(), carer.ins(), "CAREGIVER").status()).isEqualTo(201);
        }
        assertThat(Life.relate(holder, patientId, carer.ins(), "CAREGIVER").code()).isEqualTo("limit-reached");
    }

    @Test
    void a_link_ends_but_does_not_become_another_one() {
        Answer link = Life.relate(holder, patientId, Traits.ofSomebodyNew().ins(), "CAREGIVER");
        ObjectNode changed = (ObjectNode) link.json();
        ((ObjectNode) changed.at("/relationship/0/coding/0")).put("code", "GUARD");
        Answer refused = Api.put("/fhir/RelatedPerson/" + changed.get("id").asText(), holder, changed);
        assertThat(refused.status()).as(refused.text()).isGreaterThanOrEqualTo(400);
        assertThat(Api.get("/fhir/RelatedPerson?patient=Patient/" + patientId, holder).text()).doesNotContain("GUARD");
    }

    private Answer end(Answer link) {
        ObjectNode ended = (ObjectNode) link.json();
        ended.put("active", false);
        return Api.put("/fhir/RelatedPerson/" + ended.get("id").asText(), holder, ended);
    }
}
