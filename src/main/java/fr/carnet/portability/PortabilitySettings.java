package fr.carnet.portability;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.portability.*}.
 *
 * @param directory where archives lie, encrypted; the same for all nodes; default {@code data/exports}
 * @param keep how long a finished archive may be fetched, in business time; default 24 hours
 * @param claim how long a worker that gives no sign keeps a job; default 2 minutes
 * @param pageSize entries read or stored at once; default 100
 */
@Validated
@ConfigurationProperties("carnet.portability")
public record PortabilitySettings(
        @NotNull @DefaultValue("data/exports") Path directory,
        @NotNull @DefaultValue("24h") Duration keep,
        @NotNull @DefaultValue("2m") Duration claim,
        @Min(1) @Max(100) @DefaultValue("100") int pageSize) {}
