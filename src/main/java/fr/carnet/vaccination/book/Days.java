package fr.carnet.vaccination.book;

import fr.carnet.shared.BusinessClock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/** Days as FHIR tells them: of a month or a year, the first or the last; of an instant, the day in Paris. */
public final class Days {
    private Days() {}

    public static LocalDate first(BaseDateTimeType date) {
        String text = date.getValueAsString();
        return switch (text.length()) {
            case 4 -> LocalDate.parse(text + "-01-01");
            case 7 -> LocalDate.parse(text + "-01");
            case 10 -> LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
            default -> date.getValue().toInstant().atZone(BusinessClock.PARIS).toLocalDate();
        };
    }

    public static LocalDate last(BaseDateTimeType date, LocalDate first) {
        return switch (date.getValueAsString().length()) {
            case 4 -> first.plusYears(1).minusDays(1);
            case 7 -> first.plusMonths(1).minusDays(1);
            default -> first;
        };
    }

    /** The first day of a date or a period. */
    static Optional<LocalDate> begun(Type value) {
        if (value instanceof Period period && period.hasStart()) {
            return Optional.of(first(period.getStartElement()));
        }
        boolean dated = value instanceof DateTimeType || value instanceof DateType;
        return dated && value.hasPrimitiveValue() ? Optional.of(first((BaseDateTimeType) value)) : Optional.empty();
    }
}
