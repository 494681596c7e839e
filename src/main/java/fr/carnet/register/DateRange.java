package fr.carnet.register;

import fr.carnet.shared.BusinessClock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date of any precision as the milliseconds it covers, both ends included (FHIR R4, 3.1.1.4.7: a date is the range its
 * precision implies). Without a zone it is read in Europe/Paris.
 */
record DateRange(long low, long high) {
    static final DateRange ALWAYS = new DateRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /** A blank before the offset is the {@code +} of a query that was not percent-encoded. */
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:T(\\d\\d):(\\d\\d)"
            + "(?::(\\d\\d)(\\.\\d+)?)?(Z|[+\\- ]\\d\\d:\\d\\d)?)?)?)?");

    /** FHIR lets a minute have it; the calendar here counts it as the first second of the next one. */
    private static final int LEAP_SECOND = 60;

    static Optional<DateRange> parse(String text) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(range(matcher));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateRange range(Matcher part) {
        LocalDateTime start = LocalDateTime.of(
                number(part, 1, 1), number(part, 2, 1), number(part, 3, 1), number(part, 4, 0), number(part, 5, 0));
        int second = number(part, 6, 0);
        start = second == LEAP_SECOND ? start.plusMinutes(1) : start.withSecond(second);
        ZoneId zone = zone(part.group(8));
        if (part.group(7) != null) {
            int milliseconds = Integer.parseInt((part.group(7) + "000").substring(1, 4));
            long instant = millis(start, zone) + milliseconds;
            return new DateRange(instant, instant);
        }
        return new DateRange(millis(start, zone), millis(start.plus(1, precision(part)), zone) - 1);
    }

    private static ChronoUnit precision(Matcher part) {
        if (part.group(6) != null) {
            return ChronoUnit.SECONDS;
        }
        if (part.group(4) != null) {
            return ChronoUnit.MINUTES;
        }
        if (part.group(3) != null) {
            return ChronoUnit.DAYS;
        }
        return part.group(2) != null ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
    }

    private static int number(Matcher part, int group, int absent) {
        return part.group(group) == null ? absent : Integer.parseInt(part.group(group));
    }

    private static ZoneId zone(String text) {
        return text == null ? BusinessClock.PARIS : ZoneOffset.of(text.replace(' ', '+'));
    }

    private static long millis(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant().toEpochMilli();
    }
}
