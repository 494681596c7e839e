package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Closing silences every path for everybody at once; reopening gives the same record back, without its old grants. */
class CloseReopenIT {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String GRANTED = "10001230201";
    private static final String BLOCKED = "10001230202";

    private final APerson person = APerson.withRecord();
    private final String patientId = person.patientId();
    private final String holder = person.token();

    @Test
    void holder_representative_and_agent_close_and_the_others_do_not() {
        for (String refused : List.of(Life.doctor(GRANTED), Life.structure(), Life.actor("feed"), Life.actor("operator"))) {
            assertThat(Life.close(refused, patientId, "motif").code()).isEqualTo("not-permitted");
        }
        assertThat(Life.close(Traits.ofSomebodyNew().token(), patientId, "motif").code()).isEqualTo("not-yours");
        assertThat(Life.value(Life.status(holder, person.ins()), "status")).isEqualTo("open");
        Traits guardian = Traits.ofSomebodyNew();
        assertThat(Life.relate(Life.actor("agent"), patientId, guardian.ins(), "GUARD").status()).isEqualTo(201);
        for (String closer : List.of(holder, guardian.token(), Life.actor("agent"))) {
            assertThat(Life.value(Life.close(closer, patientId, "motif"), "status")).isEqualTo("closed");
            assertThat(Life.value(Life.operation(closer, patientId, "$reopen-record"), "status")).isEqualTo("open");
        }
    }

    @Test
    void closing_needs_a_reason() {
        Answer refused = Life.operation(holder, patientId, "$close-record");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("reason");
        assertThat(Life.close(holder, patientId, "  ").status()).isEqualTo(422);
        assertThat(Life.value(Life.status(holder, person.ins()), "status")).isEqualTo("open");
    }

    @Test
    void a_closed_record_is_kept_ten_calendar_years_and_closing_again_changes_nothing() {
        Answer closed = Life.close(holder, patientId, "un motif");
        Instant tenYears = Life.instant(closed, "closedAt").atZone(PARIS).plusYears(10).toInstant();
        assertThat(Life.instant(closed, "destroyAt")).isEqualTo(tenYears);
        Answer again = Life.close(holder, patientId, "un autre motif");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(closed.body());
    }

    @Test
    void every_path_of_a_closed_record_is_silent_for_everybody() {
        Life.right(holder, patientId, "permit", GRANTED);
        String doctor = Life.doctor(GRANTED);
        Answer document = Life.deposit(doctor, patientId, "Texte du carnet");
        String content = "/fhir/" + document.json().at("/content/0/attachment/url").asText();
        String id = "/fhir/DocumentReference/" + document.json().get("id").asText();
        assertThat(Api.get(id, doctor).status()).isEqualTo(200);
        assertThat(Life.close(holder, patientId, "motif").status()).isEqualTo(200);

        for (String type : List.of("DocumentReference", "List", "AllergyIntolerance", "Consent", "RelatedPerson",
                "AuditEvent", "Communication", "MedicationDispense")) {
            for (String token : List.of(holder, doctor)) {
                Answer refused = Api.get("/fhir/" + type + "?patient=Patient/" + patientId, token);
                assertThat(refused.code()).as(type).isEqualTo("record-closed");
                assertThat(refused.status()).isEqualTo(403);
            }
        }
        for (String path : List.of(id, id + "/_history", id + "/_history/1", content)) {
            for (String token : List.of(holder, doctor, Life.structure())) {
                assertThat(Api.get(path, token).code()).as(path).isEqualTo("not-found");
            }
        }
        assertThat(Api.get("/fhir/Patient/" + patientId, holder).code()).isEqualTo("record-closed");
        for (String depositor : List.of(holder, doctor, Life.structure(), Life.actor("feed"))) {
            assertThat(Life.deposit(depositor, patientId, "Trop tard").code()).isEqualTo("record-closed");
        }
        assertThat(Life.right(holder, patientId, "permit", BLOCKED).code()).isEqualTo("record-closed");
        assertThat(Life.operation(Life.actor("feed"), patientId, "$import-history").code()).isEqualTo("record-closed");
    }

    @Test
    void reopened_by_a_professional_the_record_is_the_same_without_its_grants_and_with_its_blocks() {
        Life.right(holder, patientId, "permit", GRANTED);
        Life.right(holder, patientId, "deny", BLOCKED);
        Answer document = Life.deposit(Life.structure(), patientId, "Compte rendu");
        String id = "/fhir/DocumentReference/" + document.json().get("id").asText();
        String content = "/fhir/" + document.json().at("/content/0/attachment/url").asText();
        byte[] before = Api.get(id, holder).body();
        Life.close(holder, patientId, "motif");

        for (String refused : List.of(Life.structure(), Life.actor("feed"), Life.actor("operator"))) {
            assertThat(Life.operation(refused, patientId, "$reopen-record").code()).isEqualTo("not-permitted");
        }
        assertThat(Life.operation(Life.doctor(BLOCKED), patientId, "$reopen-record").code()).isEqualTo("access-forbidden");
        Answer reopened = Life.operation(Life.doctor("10001230203"), patientId, "$reopen-record");
        assertThat(Life.value(reopened, "status")).isEqualTo("open");
        assertThat(Life.patientId(reopened)).isEqualTo(patientId);
        assertThat(Life.typeOf(reopened, "destroyAt")).isEmpty();

        assertThat(Api.get(id, holder).body()).isEqualTo(before);
        assertThat(Api.call("GET", content, holder, null, Map.of("Accept", "*/*")).text()).isEqualTo("Compte rendu");
        assertThat(Life.documents(Life.doctor(GRANTED), patientId).code()).isEqualTo("no-access");
        assertThat(Life.documents(Life.doctor(BLOCKED), patientId).code()).isEqualTo("access-forbidden");
        Answer consents = Api.get("/fhir/Consent?patient=Patient/" + patientId, holder);
        assertThat(consents.json().findValuesAsText("value")).contains("810001230203");
    }

    @Test
    void closing_and_reopening_are_told_to_the_holder() {
        Life.close(holder, patientId, "motif");
        Life.operation(holder, patientId, "$reopen-record");
        Answer messages = Api.get("/fhir/Communication?patient=Patient/" + patientId, holder);
        assertThat(messages.text()).contains("record-opened").contains("record-closed");
    }
}
