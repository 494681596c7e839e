package fr.carnet.pharmacy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.pharmacy.*}: how far back the medicines file reaches (whole days in Paris, both included), and
 * which rows tell of the same box.
 *
 * @param medicines default 4 months
 * @param biologics biological medicines; default 3 years
 * @param vaccines default 21 years
 * @param devices implantable devices; default 21 years
 * @param duplicateDays days between a pharmacy's row and Assurance Maladie's row of the same box; default 0
 */
@Validated
@ConfigurationProperties("carnet.pharmacy")
record PharmacySettings(
        @NotNull @DefaultValue("P4M") Period medicines,
        @NotNull @DefaultValue("P3Y") Period biologics,
        @NotNull @DefaultValue("P21Y") Period vaccines,
        @NotNull @DefaultValue("P21Y") Period devices,
        @Min(0) @Max(31) @DefaultValue("0") int duplicateDays) {}
