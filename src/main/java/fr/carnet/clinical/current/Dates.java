package fr.carnet.clinical.current;

import fr.carnet.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.hl7.fhir.r4.model.DateTimeType;

/** An end given as a day, month or year includes it, in Paris. */
final class Dates {
    private Dates() {}

    /** First instant after it. */
    static Instant after(DateTimeType end) {
        String text = end.getValueAsString();
        return switch (text.length()) {
            case 4 -> start(LocalDate.parse(text + "-01-01").plusYears(1));
            case 7 -> start(YearMonth.parse(text).plusMonths(1).atDay(1));
            case 10 -> start(LocalDate.parse(text).plusDays(1));
            default -> end.getValue().toInstant();
        };
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessClock.PARIS).toInstant();
    }
}
