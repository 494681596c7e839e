package fr.carnet.server.load;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.server.load.*}. Lanes and queues together stay below {@code server.tomcat.threads.max}.
 *
 * @param callsPerMinute of one caller, emergency calls counted apart; default 30000, then 429
 * @param callerAtOnce calls of one caller worked on at a time, the others wait; default 48
 * @param known calls of callers with a token at a time; default 96
 * @param strangers calls without a token at a time (open addresses); default 48
 * @param emergency calls at a time kept for regulation and emergency access; default 24
 * @param queue calls that may wait in a lane; default 48, then 503
 * @param patience how long a call waits for its turn; default 10 s, then 429 or 503
 * @param emergencyLasts how long a caller is served first after an emergency access; default one hour
 */
@Validated
@ConfigurationProperties("carnet.server.load")
record LoadSettings(
        @Min(1) @DefaultValue("30000") int callsPerMinute,
        @Min(1) @DefaultValue("48") int callerAtOnce,
        @Min(1) @DefaultValue("96") int known,
        @Min(1) @DefaultValue("48") int strangers,
        @Min(1) @DefaultValue("24") int emergency,
        @Min(0) @DefaultValue("48") int queue,
        @NotNull @DefaultValue("10s") Duration patience,
        @NotNull @DefaultValue("1h") Duration emergencyLasts) {}
