package fr.carnet.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.audit.*}.
 *
 * @param sealKeyFile key of the trace's seals, outside the database; made on first start, readable by its owner only.
 *     Every server of one installation uses the same file. Default {@code data/audit/seal.key}
 * @param sealEvery how long a row may wait to be sealed. Default one second
 * @param blockSize most rows in one sealed block. Default 500
 * @param serverName how this server names itself in a trace. Default {@code Carnet}
 */
@Validated
@ConfigurationProperties("carnet.audit")
public record AuditSettings(
        @NotNull @DefaultValue("data/audit/seal.key") Path sealKeyFile,
        @NotNull @DefaultValue("PT1S") Duration sealEvery,
        @Min(1) @Max(5000) @DefaultValue("500") int blockSize,
        @NotBlank @DefaultValue("Carnet") String serverName) {}
