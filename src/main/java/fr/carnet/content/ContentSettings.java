package fr.carnet.content;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.content.*}.
 *
 * @param directory where the encrypted files lie; default {@code data/content}
 * @param masterKeyFile the master key, 32 bytes in base64; default {@code data/content-master.key}; made with
 *     permissions 0600 at the first start; keep a copy apart from the database's: without it no document can be read
 * @param grace how long a file without a row is left alone, longer than any transaction; default one day
 * @param maxSize largest content; default 50 MB
 */
@Validated
@ConfigurationProperties("carnet.content")
public record ContentSettings(
        @NotNull @DefaultValue("data/content") Path directory,
        @NotNull @DefaultValue("data/content-master.key") Path masterKeyFile,
        @NotNull @DefaultValue("24h") Duration grace,
        @NotNull @DefaultValue("50MB") DataSize maxSize) {
    @AssertTrue(message = "carnet.content.grace must be at least one minute")
    boolean isGraceLongEnough() {
        return grace == null || grace.compareTo(Duration.ofMinutes(1)) >= 0;
    }
}
