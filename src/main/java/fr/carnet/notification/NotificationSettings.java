package fr.carnet.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.notification.*}; the mail server itself is {@code spring.mail.*}.
 *
 * @param from sender's address. Default {@code ne-pas-repondre@carnet.example}
 * @param firstRetry wait after the first failure, doubled after each. Default 30 seconds
 * @param longestRetry longest wait between two attempts. Default one hour
 * @param lease how long a sender may keep a message to itself; longer than any timeout of the mail server. Default five
 *     minutes
 * @param batch most messages taken in one go. Default 50
 * @param senders letters on their way to the mail server at the same time, each on a connection of its own. Default 4
 * @param inviteAfter when the holder is invited to consult about a document hidden from him. Default 14 days
 * @param remindDirectives how often the holder is reminded of his advance directives. Default one year
 */
@Validated
@ConfigurationProperties("carnet.notification")
public record NotificationSettings(
        @NotBlank @DefaultValue("ne-pas-repondre@carnet.example") String from,
        @NotNull @DefaultValue("PT30S") Duration firstRetry,
        @NotNull @DefaultValue("PT1H") Duration longestRetry,
        @NotNull @DefaultValue("PT5M") Duration lease,
        @Min(1) @Max(1000) @DefaultValue("50") int batch,
        @Min(1) @Max(32) @DefaultValue("4") int senders,
        @NotNull @DefaultValue("P14D") Period inviteAfter,
        @NotNull @DefaultValue("P1Y") Period remindDirectives) {}
