package fr.carnet.access.consent;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import fr.carnet.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;

/** A Period as instants: whole days, months and years begin and end in Paris; an end given as a day includes it. */
public final class Bounds {
    private Bounds() {}

    /** @return null when there is no start */
    public static Instant from(Period period) {
        DateTimeType start = period.getStartElement();
        return start.hasValue() ? first(start) : null;
    }

    /** @return the first instant after the period, null when it has no end */
    public static Instant to(Period period) {
        DateTimeType end = period.getEndElement();
        if (!end.hasValue()) {
            return null;
        }
        return switch (end.getPrecision()) {
            case YEAR -> startOf(day(end).plusYears(1));
            case MONTH -> startOf(day(end).plusMonths(1));
            case DAY -> startOf(day(end).plusDays(1));
            default -> end.getValue().toInstant();
        };
    }

    private static Instant first(DateTimeType value) {
        TemporalPrecisionEnum precision = value.getPrecision();
        boolean whole = precision == TemporalPrecisionEnum.YEAR
                || precision == TemporalPrecisionEnum.MONTH
                || precision == TemporalPrecisionEnum.DAY;
        return whole ? startOf(day(value)) : value.getValue().toInstant();
    }

    private static LocalDate day(DateTimeType value) {
        String text = value.getValueAsString();
        return LocalDate.parse(text + "-01-01".substring((text.length() - 4)));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BusinessClock.PARIS).toInstant();
    }
}
