package fr.carnet.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Business time: grants, windows, retention, announcements, reminders and due jobs read it. The sandbox can move it
 * forward; token expiry, rate limits, {@code meta.lastUpdated} and trace times read the machine's clock instead.
 */
public interface BusinessClock {
    /** Days begin and end there. */
    ZoneId PARIS = ZoneId.of("Europe/Paris");

    Instant now();

    default LocalDate today() {
        return now().atZone(PARIS).toLocalDate();
    }
}
