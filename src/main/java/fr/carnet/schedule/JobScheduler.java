package fr.carnet.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.NightlyJob;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;

/**
 * The recurring jobs in the database, by db-scheduler: each is picked by one node; one that died with its node is taken
 * over after four missed heartbeats. Begins after the server answers and stops before it does.
 */
final class JobScheduler implements SmartLifecycle {
    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource dataSource;
    private final DueWork due;
    private final List<NightlyJob> nightly;
    private final ScheduleSettings settings;
    private Scheduler scheduler;
    private ClockSetBack clockSetBack;

    JobScheduler(DataSource dataSource, DueWork due, List<NightlyJob> nightly, ScheduleSettings settings) {
        this.dataSource = dataSource;
        this.due = due;
        this.nightly = List.copyOf(nightly);
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (!settings.enabled()) {
            return;
        }
        scheduler = Scheduler.create(dataSource)
                .startTasks(tasks())
                .schedulerName(new SchedulerName.Fixed("carnet-" + UUID.randomUUID()))
                .threads(settings.threads())
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.stopWait())
                .commitWhenAutocommitDisabled(true)
                .build();
        scheduler.start();
        clockSetBack = new ClockSetBack(dataSource, due.names(), settings.every());
        clockSetBack.start();
    }

    private List<RecurringTask<Void>> tasks() {
        List<RecurringTask<Void>> tasks = new ArrayList<>();
        for (String name : due.names()) {
            tasks.add(Tasks.recurring(name, FixedDelay.of(settings.every()))
                    .execute((instance, context) -> due.run(name)));
        }
        for (NightlyJob job : nightly) {
            tasks.add(Tasks.recurring(job.name(), new Daily(BusinessClock.PARIS, settings.nightlyAt()))
                    .execute((instance, context) -> job.run()));
        }
        return tasks;
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            clockSetBack.stop();
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null && scheduler.getSchedulerState().isStarted();
    }
}
