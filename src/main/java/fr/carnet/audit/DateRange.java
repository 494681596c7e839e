package fr.carnet.audit;

import fr.carnet.shared.BusinessClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A FHIR date parameter as the instants it matches: from {@code low} to before {@code high}, either null when open; the
 * complement when {@code negated}. A date without a zone is a date in France.
 */
public record DateRange(Instant low, Instant high, boolean negated) {
    private static final Pattern FORM = Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb)?(\\d{4}.*)");

    static DateRange parse(String value) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw TrailQuery.notOffered("date");
        }
        // A raw + in a URL arrives as a blank.
        DateRange exact = span(matcher.group(2).replace(' ', '+'));
        return switch (matcher.group(1) == null ? "eq" : matcher.group(1)) {
            case "ne" -> new DateRange(exact.low, exact.high, true);
            case "gt", "sa" -> new DateRange(exact.high, null, false);
            case "lt", "eb" -> new DateRange(null, exact.low, false);
            case "ge" -> new DateRange(exact.low, null, false);
            case "le" -> new DateRange(null, exact.high, false);
            default -> exact;
        };
    }

    private static DateRange span(String date) {
        try {
            return switch (date.length()) {
                case 4 -> days(Year.parse(date).atDay(1), Year.parse(date).plusYears(1).atDay(1));
                case 7 -> days(YearMonth.parse(date).atDay(1), YearMonth.parse(date).plusMonths(1).atDay(1));
                case 10 -> days(LocalDate.parse(date), LocalDate.parse(date).plusDays(1));
                default -> time(date);
            };
        } catch (DateTimeException malformed) {
            throw TrailQuery.notOffered("date");
        }
    }

    private static DateRange days(LocalDate first, LocalDate after) {
        return new DateRange(start(first), start(after), false);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessClock.PARIS).toInstant();
    }

    private static DateRange time(String text) {
        boolean zoned = text.matches(".*(Z|[+-]\\d{2}:\\d{2})");
        ZonedDateTime time = zoned
                ? OffsetDateTime.parse(text).toZonedDateTime()
                : LocalDateTime.parse(text).atZone(BusinessClock.PARIS);
        Instant low = time.toInstant();
        String clock = text.substring(text.indexOf('T') + 1).replaceAll("(Z|[+-]\\d{2}:\\d{2})$", "");
        if (clock.length() == 5) {
            return new DateRange(low, low.plus(1, ChronoUnit.MINUTES), false);
        }
        int decimals = clock.contains(".") ? clock.length() - clock.indexOf('.') - 1 : 0;
        long nanos = (long) Math.pow(10, 9 - Math.min(decimals, 6));
        return new DateRange(low, low.plusNanos(nanos), false);
    }
}
