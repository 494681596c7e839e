package fr.carnet.shared.cda;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import fr.carnet.shared.BusinessClock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;

/**
 * A point in time of HL7 v3 ({@code YYYY[MM[DD[hh[mm[ss[.f]]]]]][±zzzz]}), precision kept. Without a time zone it is a
 * time in Paris; FHIR has no hours without minutes and seconds, so missing ones are zero.
 */
public record CdaTime(LocalDateTime local, ZoneId zone, int digits) {
    private static final Pattern TS = Pattern.compile("(\\d{4,14})(?:\\.\\d{1,6})?([+-]\\d{2}:?\\d{2})?");
    private static final String EARLIEST = "00010101000000";
    /** A day that no calendar has is no date, not the nearest one. */
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    /** Empty when it is not such a time, or a day no calendar has. */
    public static Optional<CdaTime> parse(String value) {
        Matcher ts = TS.matcher(value);
        if (!ts.matches() || ts.group(1).length() % 2 != 0) {
            return Optional.empty();
        }
        String digits = ts.group(1);
        try {
            String whole = digits + EARLIEST.substring(digits.length());
            LocalDateTime local = LocalDateTime.parse(whole, WHOLE);
            ZoneId zone = ts.group(2) == null ? BusinessClock.PARIS : ZoneOffset.of(ts.group(2));
            return Optional.of(new CdaTime(local, zone, digits.length()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Of a TS; empty when it is a null flavor. */
    public static Optional<CdaTime> of(CdaElement time) {
        return time.isNull() ? Optional.empty() : time.attribute("value").flatMap(CdaTime::parse);
    }

    public DateTimeType dateTime() {
        if (digits < 8) {
            return new DateTimeType(local.toString().substring(0, digits == 4 ? 4 : 7));
        }
        if (digits == 8) {
            return new DateTimeType(local.toLocalDate().toString());
        }
        DateTimeType dateTime = new DateTimeType(Date.from(zoned().toInstant()), TemporalPrecisionEnum.SECOND);
        dateTime.setTimeZone(offset());
        return dateTime;
    }

    /** The day, or less when less is known. */
    public DateType date() {
        int length = digits == 4 ? 4 : digits == 6 ? 7 : 10;
        return new DateType(local.toLocalDate().toString().substring(0, length));
    }

    public InstantType instant() {
        InstantType instant = new InstantType(Date.from(zoned().toInstant()));
        instant.setPrecision(TemporalPrecisionEnum.SECOND);
        instant.setTimeZone(offset());
        return instant;
    }

    private ZonedDateTime zoned() {
        return local.atZone(zone);
    }

    private TimeZone offset() {
        return TimeZone.getTimeZone(zoned().getOffset());
    }
}
