package fr.carnet.conformance;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.conformance.*}.
 *
 * @param packages folders of FHIR JSON (published packages such as PDSm, MHD, fr-core) loaded beside Carnet's own;
 *     none by default
 * @param maxElements a resource with more elements than this is read strictly but not validated; 30000 by default
 * @param likenesses forms of faultless resources remembered, so that the next of the same form is not examined again
 *     (ADR 0081); 0: every resource is examined; 20000 by default, about 4 MB
 */
@Validated
@ConfigurationProperties("carnet.conformance")
public record ConformanceSettings(
        @DefaultValue List<Path> packages,
        @DefaultValue("30000") @Positive int maxElements,
        @DefaultValue("20000") @PositiveOrZero int likenesses) {
    public static ConformanceSettings byDefault() {
        return new ConformanceSettings(List.of(), 30_000, 20_000);
    }
}
