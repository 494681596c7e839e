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
 * @param exchangeKey the key pair records from elsewhere are encrypted to, made when first needed; the same for all nodes;
 *     default {@code data/exchange-key.json}
 * @param recipients folder with the public keys of the installations records may be sent to, {@code <name>.json} each;
 *     default {@code data/recipients}
 * @param keep how long a finished archive may be fetched, in business time; default 24 hours
 * @param claim how long a worker that gives no sign keeps a job; default 2 minutes
 * @param pageSize entries read or stored at once; default 100
 */
@Validated
@ConfigurationProperties("carnet.portability")
public record PortabilitySettings(
        @NotNull @DefaultValue("data/exports") Path directory,
        @NotNull @DefaultValue("data/exchange-key.json") Path exchangeKey,
        @NotNull @DefaultValue("data/recipients") Path recipients,
        @NotNull @DefaultValue("24h") Duration keep,
        @NotNull @DefaultValue("2m") Duration claim,
        @Min(1) @Max(100) @DefaultValue("100") int pageSize) {}
