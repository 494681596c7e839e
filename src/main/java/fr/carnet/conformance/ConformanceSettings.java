package fr.carnet.conformance;

import jakarta.validation.constraints.Positive;
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
 */
@Validated
@ConfigurationProperties("carnet.conformance")
public record ConformanceSettings(@DefaultValue List<Path> packages, @DefaultValue("30000") @Positive int maxElements) {
    public static ConformanceSettings byDefault() {
        return new ConformanceSettings(List.of(), 30_000);
    }
}
