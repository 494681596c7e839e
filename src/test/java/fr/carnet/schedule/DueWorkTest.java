package fr.carnet.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.shared.DueJob;
import fr.carnet.shared.DueJob.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DueWorkTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void what_one_job_finishes_is_done_by_another_in_the_same_call() {
        Deque<String> letters = new ArrayDeque<>();
        Deque<String> imports = new ArrayDeque<>(List.of("p1"));
        DueJob mail = job("a-mail", () -> drained(letters, "a-mail"));
        DueJob importer = job("b-import", () -> {
            letters.addAll(imports);
            return drained(imports, "b-import");
        });

        assertThat(work(mail, importer).runEverything())
                .containsExactly(new Outcome("b-import", "p1", "done"), new Outcome("a-mail", "p1", "done"));
    }

    @Test
    void a_job_that_throws_is_told_as_failed_and_the_others_still_run() {
        Deque<String> due = new ArrayDeque<>(List.of("p1"));
        DueJob broken = job("a-broken", () -> {
            throw new IllegalStateException("no");
        });

        List<Outcome> outcomes = work(broken, job("b-fine", () -> drained(due, "b-fine"))).runEverything();

        assertThat(outcomes).contains(new Outcome("a-broken", "", "failed"), new Outcome("b-fine", "p1", "done"));
        assertThat(meters.counter("carnet.jobs", "job", "a-broken", "outcome", "failed").count()).isPositive();
    }

    @Test
    void a_job_that_fails_every_time_does_not_keep_the_caller_waiting_for_ever() {
        AtomicInteger runs = new AtomicInteger();
        DueJob stuck = job("stuck", () -> {
            runs.incrementAndGet();
            return List.of(new Outcome("stuck", "p1", "failed"));
        });

        assertThat(work(stuck).runEverything()).containsExactly(new Outcome("stuck", "p1", "failed"));
        assertThat(runs).hasValue(2);
    }

    @Test
    void business_time_is_given_to_the_jobs() {
        List<Instant> seen = new java.util.ArrayList<>();
        DueJob job = new DueJob() {
            @Override
            public String name() {
                return "seen";
            }

            @Override
            public List<Outcome> runDue(Instant now) {
                seen.add(now);
                return List.of();
            }
        };
        work(job).runEverything();
        assertThat(seen).containsExactly(NOW);
    }

    @Test
    void whoever_asks_for_everything_waits_for_the_run_under_way() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        DueJob slow = job("slow", () -> {
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            begun.countDown();
            await(goOn);
            together.decrementAndGet();
            return List.of();
        });
        DueWork work = work(slow);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<?> scheduled = threads.submit(() -> work.run("slow"));
        begun.await();
        Future<?> asked = threads.submit(work::runEverything);
        assertThat(asked.isDone()).isFalse();
        goOn.countDown();
        asked.get(10, TimeUnit.SECONDS);
        assertThat(scheduled.isDone()).isTrue();
        assertThat(most).hasValue(1);
        threads.shutdownNow();
    }

    @Test
    void two_jobs_of_one_name_refuse_the_start() {
        assertThatThrownBy(() -> work(job("x", List::of), job("x", List::of)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("x");
    }

    private DueWork work(DueJob... jobs) {
        return new DueWork(List.of(jobs), () -> NOW, meters);
    }

    private static List<Outcome> drained(Deque<String> due, String job) {
        List<Outcome> outcomes = due.stream().map(patient -> new Outcome(job, patient, "done")).toList();
        due.clear();
        return outcomes;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static DueJob job(String name, Supplier<List<Outcome>> work) {
        return new DueJob() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Outcome> runDue(Instant now) {
                return work.get();
            }
        };
    }
}
