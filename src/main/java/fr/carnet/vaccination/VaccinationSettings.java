package fr.carnet.vaccination;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Period;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.vaccination.*}.
 *
 * @param firstLook how long after the opening a record is first looked at, so that its history is in. Default two days
 * @param lookAgain how long after something was written a record is looked at again, so that a whole visit is in. Default
 *     one day
 * @param pharmacistRoles codes of {@code CareTeam.participant.role} that make a member the reference pharmacist. Default
 *     {@code reference-pharmacist} and the profession 21
 */
@Validated
@ConfigurationProperties("carnet.vaccination")
public record VaccinationSettings(
        @NotNull @DefaultValue("P2D") Period firstLook,
        @NotNull @DefaultValue("P1D") Period lookAgain,
        @NotEmpty @DefaultValue({"reference-pharmacist", "21"}) Set<String> pharmacistRoles) {}
