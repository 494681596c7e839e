package fr.carnet.schedule;

import fr.carnet.shared.NightlyJob;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScheduleSettings.class)
class ScheduleConfiguration {
    @Bean
    JobScheduler dueJobScheduler(
            DataSource dataSource, DueWork due, List<NightlyJob> nightly, ScheduleSettings settings) {
        return new JobScheduler(dataSource, due, nightly, settings);
    }

    /** A node without deferred work is ready all the same. */
    @Bean
    HealthIndicator schedulerHealthIndicator(JobScheduler scheduler, ScheduleSettings settings) {
        return () -> scheduler.isRunning() || !settings.enabled()
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
