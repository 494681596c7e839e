package fr.carnet.backfill;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.backfill.http.*}: a FHIR server that answers the history as pages of a searchset.
 *
 * @param url where the first page is, with {@code {system}}, {@code {value}} (the INS), {@code {from}} and {@code {to}}
 *     (first and last day) in it; empty: no such source
 * @param tokenFile file holding the bearer token, read at each import; empty: none is sent
 * @param timeout for one whole page; default 20 s
 * @param attempts how often a page is asked for before the import counts as failed; default 4
 * @param backOff pause before the second attempt, doubled before each further one; default 500 ms
 * @param maxPages after so many pages the source is taken for endless; default 5000
 */
@Validated
@ConfigurationProperties("carnet.backfill.http")
record HttpSourceSettings(
        @NotNull @Pattern(regexp = "|https?://.+") @DefaultValue("") String url,
        @NotNull @DefaultValue("") String tokenFile,
        @NotNull @DefaultValue("20s") Duration timeout,
        @Min(1) @Max(20) @DefaultValue("4") int attempts,
        @NotNull @DefaultValue("500ms") Duration backOff,
        @Min(1) @DefaultValue("5000") int maxPages) {}
