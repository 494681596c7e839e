package fr.carnet.lifecycle;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.lifecycle.*}.
 *
 * @param retention how long a closed record is kept (CSP L1111-18); default 10 years
 * @param deletionDelay how long after a deletion request (CSP R1111-36); default 3 months
 * @param statusQuestions questions a caller may ask in five minutes about records he has no valid access to; default 300
 * @param destructionLedger the file that remembers destructions outside the database, the same for all nodes, not restored
 *     with it; default {@code data/destructions.log}
 */
@Validated
@ConfigurationProperties("carnet.lifecycle")
record LifecycleSettings(
        @NotNull @DefaultValue("P10Y") Period retention,
        @NotNull @DefaultValue("P3M") Period deletionDelay,
        @DefaultValue("300") int statusQuestions,
        @NotNull @DefaultValue("data/destructions.log") Path destructionLedger) {}
