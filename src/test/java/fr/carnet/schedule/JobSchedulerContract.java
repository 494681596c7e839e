package fr.carnet.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.shared.NightlyJob;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The recurring jobs on a real database. */
abstract class JobSchedulerContract {
    abstract DataSource database();

    @Test
    void due_jobs_run_again_and_again_and_nightly_ones_wait_for_the_night() throws InterruptedException {
        DataSource database = database();
        CountDownLatch thrice = new CountDownLatch(3);
        AtomicInteger nights = new AtomicInteger();
        JobScheduler scheduler = scheduler(database, thrice, nights);

        scheduler.start();
        assertThat(scheduler.isRunning()).isTrue();
        assertThat(thrice.await(20, TimeUnit.SECONDS)).isTrue();
        scheduler.stop();

        assertThat(scheduler.isRunning()).isFalse();
        assertThat(nights).hasValue(0);
        assertThat(new JdbcTemplate(database).queryForList("select task_name from scheduled_tasks", String.class))
                .containsExactlyInAnyOrder("often", "sweep");
    }

    @Test
    void a_job_whose_node_died_is_taken_over() throws InterruptedException {
        DataSource database = database();
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.update("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                + " last_heartbeat, version) values ('often', 'recurring', timestamp with time zone '2020-01-01 00:00:00+00',"
                + " true, 'gone', timestamp with time zone '2020-01-01 00:00:00+00', 1)");
        CountDownLatch once = new CountDownLatch(1);
        JobScheduler scheduler = scheduler(database, once, new AtomicInteger());

        scheduler.start();
        assertThat(once.await(20, TimeUnit.SECONDS)).isTrue();
        scheduler.stop();
    }

    @Test
    void a_job_runs_on_when_the_machine_s_clock_was_set_back() throws InterruptedException {
        DataSource database = database();
        JdbcTemplate jdbc = new JdbcTemplate(database);
        CountDownLatch twice = new CountDownLatch(2);
        JobScheduler scheduler = scheduler(database, twice, new AtomicInteger());
        jdbc.update("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) values"
                + " ('often', 'recurring', timestamp with time zone '2990-01-01 00:00:00+00', false, 1)");

        scheduler.start();
        assertThat(twice.await(20, TimeUnit.SECONDS)).isTrue();
        scheduler.stop();
    }

    private static JobScheduler scheduler(DataSource database, CountDownLatch runs, AtomicInteger nights) {
        DueWork work = new DueWork(
                List.of(DueWorkTest.job("often", () -> {
                    runs.countDown();
                    return List.of();
                })),
                Instant::now,
                new SimpleMeterRegistry());
        NightlyJob nightly = new NightlyJob() {
            @Override
            public String name() {
                return "sweep";
            }

            @Override
            public void run() {
                nights.incrementAndGet();
            }
        };
        Duration soon = Duration.ofMillis(200);
        LocalTime notNow = LocalTime.now(fr.carnet.shared.BusinessClock.PARIS).plusHours(12);
        ScheduleSettings settings =
                new ScheduleSettings(true, soon, soon, notNow, Duration.ofSeconds(1), Duration.ofSeconds(5), 2);
        return new JobScheduler(database, work, List.of(nightly), settings);
    }
}
