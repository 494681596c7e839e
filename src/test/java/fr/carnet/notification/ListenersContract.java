package fr.carnet.notification;

import static fr.carnet.notification.NotificationBench.INS;
import static fr.carnet.notification.NotificationBench.MOTHER;
import static fr.carnet.notification.NotificationBench.NOW;
import static fr.carnet.notification.NotificationBench.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.access.Accessed;
import fr.carnet.access.AccessesOfCall;
import fr.carnet.access.Action;
import fr.carnet.access.EmergencyOpened;
import fr.carnet.document.DocumentAdded;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.register.FactsChanged;
import fr.carnet.shared.EntryFacts;
import fr.carnet.support.RoomDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told what, on every database. */
abstract class ListenersContract {
    private static final Caller.Professional DOCTOR = new Caller.Professional(
            "810001234567", "10", "SM54", Optional.empty(), "DURAND", "Anne", false, false, Scopes.NONE);
    private static final Instant IN_A_MONTH = NOW.plus(Duration.ofDays(31));

    private NotificationBench bench;

    abstract DataSource database();

    static class OnH2Test extends ListenersContract {
        @Override
        DataSource database() {
            return RoomDatabase.h2();
        }
    }

    static class OnPostgresTest extends ListenersContract {
        @Override
        DataSource database() {
            return RoomDatabase.postgres();
        }
    }

    @BeforeEach
    void room() {
        bench = new NotificationBench(database(), Delivery.KEEP);
    }

    @Test
    void the_first_access_is_told_once_however_many_come_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch together = new CountDownLatch(1);
        for (int i = 0; i < 16; i++) {
            threads.submit(() -> {
                together.await();
                bench.inTransaction(() -> bench.listeners.on(new AccessesOfCall(List.of(search(true), search(true)))));
                return null;
            });
        }
        together.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(bench.told()).containsExactly("first-access");
        assertThat(bench.mailbox.ofPerson(INS.value())).hasSize(1);
    }

    @Test
    void a_refused_access_a_deposit_and_a_question_about_the_record_are_no_first_access() {
        bench.inTransaction(() -> {
            bench.listeners.on(search(false));
            bench.listeners.on(access(Action.CREATE, "ITI-65", "DocumentReference", true));
            bench.listeners.on(access(Action.READ, "search-type", "Patient", true));
            bench.listeners.on(access(Action.EXECUTE, "$record-status", "Patient", true));
        });
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void what_is_rolled_back_was_never_told() {
        bench.tx.executeWithoutResult(status -> {
            bench.listeners.on(search(true));
            status.setRollbackOnly();
        });
        assertThat(bench.mailbox.ofPerson(INS.value())).isEmpty();
        bench.inTransaction(() -> bench.listeners.on(search(true)));
        assertThat(bench.mailbox.ofPerson(INS.value())).hasSize(1);
    }

    @Test
    void an_emergency_is_told_to_the_holder_and_to_the_treating_doctor() {
        emergency(Optional.of("810009999999"));
        assertThat(bench.told()).containsExactly("emergency-access", "emergency-access");
        assertThat(bench.register.stored.get(1).getRecipientFirstRep().getIdentifier().getValue())
                .isEqualTo("810009999999");
        assertThat(bench.register.facts.get(1).authors()).containsExactly("ps:810009999999");
        assertThat(bench.mailbox.ofProfessional("10009999999")).hasSize(1);
        assertThat(bench.mailbox.ofPerson(INS.value())).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("anne@people.example");
            assertThat(mail.text()).doesNotContain("DURAND", "malaise", INS.value());
            assertThat(mail.text().indexOf("urgence")).isPositive().isLessThan(mail.text().indexOf("emergency"));
        });
    }

    @Test
    void an_emergency_without_treating_doctor_is_told_to_the_holder_alone() {
        emergency(Optional.empty());
        assertThat(bench.told()).containsExactly("emergency-access");
    }

    @Test
    void the_regulation_of_emergency_calls_is_told_as_an_emergency_once_an_hour() {
        bench.treatingDoctor = Optional.of("810009999999");
        Accessed regulated = regulation();
        bench.inTransaction(() -> bench.listeners.on(new AccessesOfCall(List.of(regulated, regulated))));
        bench.now = NOW.plus(Duration.ofMinutes(59));
        bench.inTransaction(() -> bench.listeners.on(regulated));
        assertThat(bench.told()).containsExactly("emergency-access", "emergency-access");
        assertThat(bench.mailbox.ofProfessional("10009999999")).hasSize(1);
        bench.now = NOW.plus(Duration.ofMinutes(60));
        bench.inTransaction(() -> bench.listeners.on(regulated));
        assertThat(bench.told()).hasSize(4).containsOnly("emergency-access");
        bench.inTransaction(() -> bench.listeners.on(search(true)));
        assertThat(bench.told()).as("later, by a grant").hasSize(5).endsWith("first-access");
    }

    private static Accessed regulation() {
        Accessed search = search(true);
        return new Accessed(
                DOCTOR, search.record(), Action.READ, "ITI-67", "DocumentReference", Optional.empty(), Optional.empty(),
                true, "regulation", "ETREAT", "", "r");
    }

    private void emergency(Optional<String> treatingDoctor) {
        bench.inTransaction(() -> bench.listeners.on(new EmergencyOpened(
                DOCTOR, RECORD, "malaise dans la rue", NOW, NOW.plusSeconds(3600), treatingDoctor)));
    }

    @Test
    void representatives_get_the_mail_too_unless_it_is_hidden_from_them() {
        bench.directory.representatives = List.of(MOTHER);
        add("p12-a", facts(null, false));
        assertThat(bench.mailbox.ofPerson(MOTHER.value())).hasSize(1);
        add("p12-b", facts(null, true));
        assertThat(bench.mailbox.ofPerson(MOTHER.value())).hasSize(1);
        assertThat(bench.mailbox.ofPerson(INS.value())).hasSize(2);
        assertThat(bench.register.facts).extracting(EntryFacts::hiddenFromRepresentatives).containsExactly(false, true);
    }

    @Test
    void a_hidden_document_is_told_by_invitation_after_two_weeks_and_by_itself_after_a_month() {
        add("p12-a", facts(IN_A_MONTH, false));
        assertThat(bench.told()).isEmpty();
        assertThat(due(NOW.plus(Duration.ofDays(13)))).isEmpty();
        assertThat(due(NOW.plus(Duration.ofDays(15)))).containsExactly("announcement-waiting");
        assertThat(due(NOW.plus(Duration.ofDays(16)))).isEmpty();
        assertThat(due(IN_A_MONTH)).containsExactly("document-added");
        assertThat(due(IN_A_MONTH.plusSeconds(1))).isEmpty();
        assertThat(bench.told()).containsExactly("announcement-waiting", "document-added");
    }

    @Test
    void a_document_shown_earlier_is_told_at_once_and_never_invited_for() {
        add("p12-a", facts(IN_A_MONTH, false));
        change(facts(null, false));
        assertThat(bench.told()).containsExactly("document-added");
        assertThat(due(IN_A_MONTH)).isEmpty();
    }

    @Test
    void a_hidden_document_deleted_before_is_never_told() {
        add("p12-a", facts(IN_A_MONTH, false));
        change(new EntryFacts("11502-2", Set.of(), "", false, IN_A_MONTH, false, true));
        assertThat(due(IN_A_MONTH)).isEmpty();
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void nothing_is_told_about_a_closed_record_until_it_reopens() {
        add("p12-a", facts(IN_A_MONTH, false));
        bench.directory.state = fr.carnet.record.RecordFacts.State.CLOSED;
        assertThat(due(IN_A_MONTH)).isEmpty();
        bench.directory.state = fr.carnet.record.RecordFacts.State.OPEN;
        assertThat(due(IN_A_MONTH)).containsExactly("document-added");
    }

    @Test
    void a_destroyed_record_leaves_no_message() {
        add("p12-a", facts(null, false));
        add("p12-b", facts(IN_A_MONTH, false));
        bench.inTransaction(() -> bench.outbox.forget(RECORD));
        assertThat(bench.mailbox.ofPerson(INS.value())).isEmpty();
        assertThat(due(IN_A_MONTH)).isEmpty();
    }

    private List<String> due(Instant now) {
        return bench.announcements.runDue(now).stream().map(done -> done.outcome()).toList();
    }

    private void add(String id, EntryFacts facts) {
        bench.inTransaction(() -> bench.listeners.on(new DocumentAdded(RECORD, id, List.of(), facts, NOW, DOCTOR)));
    }

    private void change(EntryFacts facts) {
        bench.inTransaction(() -> bench.listeners.on(new FactsChanged(RECORD, "DocumentReference", "p12-a", facts)));
    }

    private static EntryFacts facts(Instant hiddenUntil, boolean hiddenFromRepresentatives) {
        return new EntryFacts("11502-2", Set.of(), "", false, hiddenUntil, hiddenFromRepresentatives, false);
    }

    private static Accessed search(boolean granted) {
        return access(Action.READ, "ITI-67", "DocumentReference", granted);
    }

    private static Accessed access(Action action, String interaction, String type, boolean granted) {
        return new Accessed(
                DOCTOR, Optional.of(RECORD), action, interaction, type, Optional.empty(), Optional.empty(), granted,
                "grant", "TREAT", "", "r1");
    }
}
