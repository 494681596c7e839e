package fr.carnet.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.schedule.*}.
 *
 * @param enabled whether this node does deferred work; default true
 * @param every pause between two looks at what is due; default one minute
 * @param poll pause between two looks at the table of jobs; default ten seconds
 * @param nightlyAt when the nightly jobs run, in Paris; default 03:30
 * @param heartbeat how often a running job says that it lives; four missed ones give it to another node; default 15 s
 * @param stopWait how long a job may finish when the server stops; default 20 s
 * @param threads jobs done at once; default 3
 */
@Validated
@ConfigurationProperties("carnet.schedule")
record ScheduleSettings(
        @DefaultValue("true") boolean enabled,
        @NotNull @DefaultValue("1m") Duration every,
        @NotNull @DefaultValue("10s") Duration poll,
        @NotNull @DefaultValue("03:30") LocalTime nightlyAt,
        @NotNull @DefaultValue("15s") Duration heartbeat,
        @NotNull @DefaultValue("20s") Duration stopWait,
        @Min(1) @Max(50) @DefaultValue("3") int threads) {}
