package fr.carnet.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.record.RecordFacts;
import fr.carnet.shared.RecordNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the import promises, on any database. */
abstract class HistoryImportContract {
    private ImportBench bench;

    abstract DataSource freshDatabase();

    @BeforeEach
    void prepare() {
        bench = new ImportBench(freshDatabase());
        bench.usualRows();
    }

    @Test
    void every_row_of_the_window_and_no_other_is_imported_with_one_document() {
        RecordNumber record = scheduled(1);

        HistoryState state = bench.process().run(record);

        assertThat(state.status()).isEqualTo(HistoryState.Status.DONE);
        assertThat(state.imported()).isEqualTo(26);
        assertThat(bench.storedRows(record)).isEqualTo(bench.wanted());
        assertThat(bench.documents(record)).isEqualTo(1);
        assertThat(bench.events).containsExactly(new HistoryImported(record, 26, bench.now));
    }

    @Test
    void running_it_again_changes_nothing_and_tells_nobody() {
        RecordNumber record = scheduled(1);
        bench.process().run(record);
        int deposits = bench.deposits.get();

        HistoryState again = bench.process().run(record);

        assertThat(again).isEqualTo(new HistoryState(HistoryState.Status.DONE, again.dueAt(), 26));
        assertThat(bench.deposits.get()).isEqualTo(deposits);
        assertThat(bench.events).hasSize(1);
    }

    @Test
    void killed_at_any_point_it_resumes_without_loss_or_duplicate() {
        RecordNumber probe = scheduled(1000);
        bench.process().run(probe);
        int steps = bench.deposits.get();
        assertThat(steps).isGreaterThan(26);
        for (int n = 1; n <= steps; n++) {
            RecordNumber record = scheduled(n);
            bench.failAt = bench.deposits.get() + n;
            HistoryImport killed = bench.process();
            assertThatThrownBy(() -> killed.run(record)).hasMessage("killed");
            bench.failAt = -1;

            HistoryState state = bench.process().run(record);

            assertThat(state.status()).isEqualTo(HistoryState.Status.DONE);
            assertThat(bench.storedRows(record)).as("killed at %d", n).isEqualTo(bench.wanted());
            assertThat(bench.documents(record)).isEqualTo(1);
        }
    }

    @Test
    void a_killed_import_is_found_again_by_the_nightly_run() {
        RecordNumber record = scheduled(1);
        bench.failAt = 12;
        assertThatThrownBy(() -> bench.process().run(record)).hasMessage("killed");
        assertThat(bench.process().state(record).status()).isEqualTo(HistoryState.Status.RUNNING);
        bench.failAt = -1;

        assertThat(bench.process().runDue(bench.now, (r, s) -> {})).isEqualTo(1);

        assertThat(bench.storedRows(record)).isEqualTo(bench.wanted());
    }

    @Test
    void a_failure_is_told_and_tried_again_later() {
        RecordNumber record = scheduled(1);
        bench.failure = () -> new IllegalStateException("store is down");
        bench.failAt = 12;

        assertThat(bench.process().run(record).status()).isEqualTo(HistoryState.Status.FAILED);
        assertThat(bench.process().runDue(bench.now, (r, s) -> {})).isZero();
        bench.now = bench.now.plus(Duration.ofHours(2));
        assertThat(bench.process().runDue(bench.now, (r, s) -> {})).isEqualTo(1);

        assertThat(bench.process().state(record).status()).isEqualTo(HistoryState.Status.DONE);
        assertThat(bench.storedRows(record)).isEqualTo(bench.wanted());
    }

    @Test
    void ten_calls_in_two_processes_import_each_row_once() throws Exception {
        RecordNumber record = scheduled(1);
        List<HistoryImport> processes = List.of(bench.process(), bench.process());
        List<Callable<HistoryState>> calls = new ArrayList<>();
        IntStream.range(0, 10).forEach(n -> calls.add(() -> processes.get(n % 2).run(record)));
        ExecutorService threads = Executors.newFixedThreadPool(10);
        List<Future<HistoryState>> answers = threads.invokeAll(calls);
        threads.shutdown();

        for (Future<HistoryState> answer : answers) {
            assertThat(answer.get().status()).isNotIn(HistoryState.Status.FAILED, HistoryState.Status.NONE);
        }
        assertThat(processes.get(0).run(record).status()).isEqualTo(HistoryState.Status.DONE);
        assertThat(bench.storedRows(record)).isEqualTo(bench.wanted());
        assertThat(bench.documents(record)).isEqualTo(1);
    }

    @Test
    void a_late_correction_replaces_the_resource_and_the_document() {
        RecordNumber record = scheduled(1);
        bench.process().run(record);
        HistoryRow wrong = bench.source.get("in-3");
        bench.row("in-3", wrong.date(), wrong.kind(), "corrigé", false);

        HistoryState state = bench.process().run(record);

        assertThat(state.imported()).isEqualTo(26);
        assertThat(bench.body(record, "in-3")).contains("corrigé").doesNotContain("soin 3");
        assertThat(bench.storedRows(record)).isEqualTo(bench.wanted());
        assertThat(bench.documents(record)).isEqualTo(1);
    }

    @Test
    void a_row_corrected_to_another_kind_takes_the_place_of_the_wrong_resource() {
        RecordNumber record = scheduled(1);
        bench.process().run(record);
        bench.row("in-3", bench.source.get("in-3").date(), HistoryKind.VACCINATION, "vaccin", false);

        bench.process().run(record);

        assertThat(bench.body(record, "in-3")).contains("Immunization");
        assertThat(bench.storedRows(record)).isEqualTo(bench.wanted());
    }

    @Test
    void care_kept_secret_by_a_minor_is_left_out_but_an_adult_s_is_not() {
        bench.row("secret", LocalDate.of(2026, 1, 5), HistoryKind.CARE, "soin secret", true);
        RecordNumber minor = bench.record(1, LocalDate.of(2010, 1, 1));
        RecordNumber adult = scheduled(2);
        bench.process().schedule(minor, ImportBench.OPENED);

        bench.process().run(minor);
        bench.process().run(adult);

        assertThat(bench.storedRows(minor)).doesNotContain("secret").hasSize(26);
        assertThat(bench.storedRows(adult)).contains("secret");
    }

    @Test
    void a_row_that_becomes_secret_is_taken_back() {
        RecordNumber minor = bench.record(1, LocalDate.of(2010, 1, 1));
        bench.process().schedule(minor, ImportBench.OPENED);
        bench.process().run(minor);
        HistoryRow row = bench.source.get("in-4");
        bench.row("in-4", row.date(), row.kind(), row.label(), true);

        assertThat(bench.process().run(minor).imported()).isEqualTo(25);
        assertThat(bench.storedRows(minor)).doesNotContain("in-4");
    }

    @Test
    void a_closed_record_takes_nothing_in_until_it_is_reopened() {
        RecordNumber record = scheduled(1);
        bench.state(record, ImportBench.ADULT, RecordFacts.State.CLOSED);

        assertThat(bench.process().run(record).status()).isEqualTo(HistoryState.Status.SCHEDULED);
        assertThat(bench.storedRows(record)).isEmpty();
        assertThat(bench.process().runDue(bench.now, (r, s) -> {})).isZero();

        bench.state(record, ImportBench.ADULT, RecordFacts.State.OPEN);
        bench.process().reopened(record);
        assertThat(bench.process().runDue(bench.now, (r, s) -> {})).isEqualTo(1);
        assertThat(bench.storedRows(record)).isEqualTo(bench.wanted());
    }

    @Test
    void nothing_is_due_before_midnight_and_all_of_it_after() {
        bench.source.keySet().removeIf(id -> !id.equals("in-5"));
        Instant midnight = HistoryWindow.dueAfter(ImportBench.OPENED);
        IntStream.rangeClosed(1, 230).forEach(this::scheduled);
        RecordNumber unwanted = bench.record(231, ImportBench.ADULT);
        bench.process().skip(unwanted, ImportBench.OPENED);

        assertThat(bench.process().runDue(midnight.minusMillis(1), (r, s) -> {})).isZero();
        assertThat(bench.process().runDue(midnight, (r, s) -> {})).isEqualTo(230);
        assertThat(bench.process().runDue(midnight, (r, s) -> {})).isZero();
        assertThat(bench.process().state(unwanted).status()).isEqualTo(HistoryState.Status.NONE);
    }

    @Test
    void when_one_after_the_other_fails_the_rest_waits_for_the_next_run() {
        IntStream.rangeClosed(1, 30).forEach(this::scheduled);
        bench.failure = () -> new IllegalStateException("store is down");
        bench.failAlways = true;
        bench.atOnce = 1;
        assertThat(bench.process().runDue(bench.now, (r, s) -> {})).isEqualTo(20);
        bench.failAlways = false;
        assertThat(bench.process().runDue(bench.now, (r, s) -> {})).isEqualTo(10);
    }

    @Test
    void opening_twice_schedules_once_and_forgetting_leaves_nothing() {
        RecordNumber record = scheduled(1);
        HistoryState second = bench.process().schedule(record, ImportBench.OPENED.plusSeconds(86_400 * 3));
        assertThat(second.dueAt()).contains(HistoryWindow.dueAfter(ImportBench.OPENED));
        bench.process().run(record);

        bench.process().forget(record, Optional.empty());

        assertThat(bench.process().state(record)).isEqualTo(HistoryState.ABSENT);
        assertThat(bench.jdbc.sql("select count(*) from carnet_history_row").query(Integer.class).single()).isZero();
    }

    @Test
    void it_refuses_to_be_run_inside_a_transaction() {
        RecordNumber record = scheduled(1);

        assertThatThrownBy(() -> bench.transaction.execute(status -> bench.process().run(record)))
                .isInstanceOf(IllegalStateException.class);
    }

    private RecordNumber scheduled(int number) {
        RecordNumber record = bench.record(number, ImportBench.ADULT);
        bench.process().schedule(record, ImportBench.OPENED);
        return record;
    }
}
