package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import org.junit.jupiter.api.Test;

/** Messages that time brings: the invitation after two weeks, the document after a month, the history the next day. */
class MessagesClockIT {
    private final APerson person = APerson.withRecord();
    private final Pro author = Pro.doctor();

    @Test
    void a_hidden_document_is_announced_after_fourteen_days_told_after_a_month_each_once() {
        String hidden = Seen.deposited(author.token(), Sent.document(person, "INVISIBLE_PATIENT"));
        Life.advance("P13D");
        Life.runJobs();
        assertThat(Told.topics(person, person.token())).doesNotContain("announcement-waiting", "document-added");
        Life.advance("P1DT1H");
        Life.runJobs();
        Life.runJobs();

        assertThat(Told.topics(person, person.token())).containsOnlyOnce("announcement-waiting").doesNotContain("document-added");
        assertThat(Told.mailed(person.ins(), "information vous attend")).isEqualTo(1);
        assertThat(Told.mails(person.ins()).toString()).doesNotContain(hidden, "document a été ajouté", author.rpps());
        assertThat(Told.only(person, person.token(), "announcement-waiting").toString()).doesNotContain(hidden, author.rpps());
        assertThat(Api.get("/fhir/AuditEvent?patient=" + person.reference(), person.token()).text()).doesNotContain(hidden);
        assertThat(Api.get("/fhir/DocumentReference/" + hidden, person.token()).code()).isEqualTo("not-found");

        Life.advance("P18D");
        Life.runJobs();
        Life.runJobs();
        assertThat(Told.topics(person, person.token())).containsOnlyOnce("announcement-waiting", "document-added");
        assertThat(Told.mailed(person.ins(), "nouveau document")).isEqualTo(1);
        assertThat(Seen.documents(person, person.token())).contains(hidden);
        assertThat(Api.get("/fhir/AuditEvent?patient=" + person.reference(), person.token()).text()).contains(hidden);
    }

    @Test
    void the_imported_history_is_told_once() {
        Life.advance("P1D");
        Life.runJobs();
        Life.runJobs();
        assertThat(Told.topics(person, person.token())).containsOnlyOnce("history-imported");
        assertThat(Told.mailed(person.ins(), "historique est disponible")).isEqualTo(1);
    }
}
