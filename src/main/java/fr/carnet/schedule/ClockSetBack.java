package fr.carnet.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of jobs says when each runs next by the machine's clock. Were that clock set back an hour, nothing would run
 * for an hour: whatever waits longer than it ever should is due now. Looks by a clock that nobody sets.
 */
final class ClockSetBack {
    private static final Logger LOG = LoggerFactory.getLogger(ClockSetBack.class);
    private static final String BRING_FORWARD = "update scheduled_tasks set execution_time = ?, version = version + 1"
            + " where picked = false and task_name = ? and execution_time > ?";

    private final DataSource dataSource;
    private final List<String> names;
    private final Duration every;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "carnet-clock-set-back");
        thread.setDaemon(true);
        return thread;
    });

    /** @param every the longest any of these jobs waits */
    ClockSetBack(DataSource dataSource, Collection<String> names, Duration every) {
        this.dataSource = dataSource;
        this.names = List.copyOf(names);
        this.every = every;
    }

    void start() {
        looks.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        looks.shutdownNow();
    }

    private void look() {
        OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(BRING_FORWARD)) {
            for (String name : names) {
                statement.setObject(1, now);
                statement.setString(2, name);
                statement.setObject(3, now.plus(every.multipliedBy(2)));
                if (statement.executeUpdate() > 0) {
                    LOG.warn("job {} was put off too far: the machine's clock was set back", name);
                }
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException later) {
            LOG.info("jobs not looked at: {}", later.getClass().getSimpleName());
        }
    }
}
