package fr.carnet.backfill;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.backfill.*}.
 *
 * @param dropFolder folder of files {@code <INS value>.csv} or {@code <INS value>.ndjson}; empty: no such source
 * @param pageSize rows per transaction; default 200
 * @param joinWait how long a second call for the same record waits for the first before it answers; default 30 s
 * @param maxAttempts failures in a row after which an import waits for an operator; default 10
 * @param atOnce records imported at the same time by one run; default 4
 */
@Validated
@ConfigurationProperties("carnet.backfill")
public record BackfillSettings(
        @NotNull @DefaultValue("") String dropFolder,
        @Min(1) @Max(1000) @DefaultValue("200") int pageSize,
        @NotNull @DefaultValue("30s") Duration joinWait,
        @Min(1) @Max(100) @DefaultValue("10") int maxAttempts,
        @Min(1) @Max(32) @DefaultValue("4") int atOnce) {}
