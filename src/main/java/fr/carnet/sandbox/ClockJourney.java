package fr.carnet.sandbox;

import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.function.UnaryOperator;

/** Where {@code PUT /sandbox/clock} wants business time to be: at an instant, or further by a calendar distance. */
final class ClockJourney {
    private ClockJourney() {}

    /** @param text an ISO instant with its offset, or a date (its beginning in Paris) */
    static UnaryOperator<Instant> to(String text) {
        try {
            Instant target = text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(BusinessClock.PARIS).toInstant();
            return present -> target;
        } catch (DateTimeException unreadable) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "now",
                    "« now » doit être un instant ISO, par exemple 2036-05-17T08:00:00Z.",
                    "\"now\" must be an ISO instant, e.g. 2036-05-17T08:00:00Z.");
        }
    }

    /** @param text ISO 8601 distance such as {@code P10Y1D} or {@code P1DT2H}, counted on the calendar of Paris */
    static UnaryOperator<Instant> by(String text) {
        try {
            int time = text.indexOf('T');
            Period days = time < 0 ? Period.parse(text) : time == 1 ? Period.ZERO : Period.parse(text.substring(0, time));
            Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
            return present -> later(present, days, hours);
        } catch (DateTimeException unreadable) {
            throw notADistance();
        }
    }

    private static Instant later(Instant present, Period days, Duration hours) {
        try {
            return ZonedDateTime.ofInstant(present, BusinessClock.PARIS)
                    .plus(days)
                    .plus(hours)
                    .toInstant();
        } catch (DateTimeException | ArithmeticException tooFar) {
            throw notADistance();
        }
    }

    private static Refusal notADistance() {
        return Refusal.of(
                ErrorCode.INVALID,
                "advance",
                "« advance » doit être une durée ISO 8601, par exemple P10Y1D, P1M ou PT2H.",
                "\"advance\" must be an ISO 8601 duration, e.g. P10Y1D, P1M or PT2H.");
    }
}
