package fr.carnet.pharmacy;

import fr.carnet.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How far back each kind of row reaches: whole days in Paris, the first and today included.
 *
 * @param today the day of the question
 */
record FileWindows(LocalDate today, PharmacySettings settings) {

    /** First day of the window. */
    LocalDate from(Kind kind) {
        return today.minus(
                switch (kind) {
                    case MEDICINE -> settings.medicines();
                    case BIOLOGIC -> settings.biologics();
                    case VACCINE -> settings.vaccines();
                    case DEVICE -> settings.devices();
                });
    }

    /** A day known as a month or a year counts when one of its days is in the window. */
    boolean contains(Kind kind, DayRange days) {
        return !days.last().isBefore(from(kind)) && !days.first().isAfter(today);
    }

    /** For reading: a day more on either side, as stored bounds may follow another time zone. */
    Instant readFrom(Kind kind) {
        return from(kind).minusDays(1).atStartOfDay(BusinessClock.PARIS).toInstant();
    }

    Instant readTo() {
        return today.plusDays(2).atStartOfDay(BusinessClock.PARIS).toInstant();
    }
}
