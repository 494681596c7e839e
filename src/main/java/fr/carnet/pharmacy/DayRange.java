package fr.carnet.pharmacy;

import fr.carnet.shared.BusinessClock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;

/** The days in Paris a date element names: one, or all those of a month or year. */
record DayRange(LocalDate first, LocalDate last) {

    static Optional<DayRange> of(Type element) {
        if (element instanceof BaseDateTimeType date && date.hasValue()) {
            return Optional.of(ofDate(date));
        }
        if (element instanceof Period period) {
            return of(period.hasStart() ? period.getStartElement() : period.getEndElement());
        }
        return element instanceof Timing timing && timing.hasEvent() ? of(timing.getEvent().get(0)) : Optional.empty();
    }

    private static DayRange ofDate(BaseDateTimeType date) {
        String text = date.getValueAsString();
        return switch (text.length()) {
            case 4 -> new DayRange(LocalDate.parse(text + "-01-01"), LocalDate.parse(text + "-12-31"));
            case 7 -> new DayRange(LocalDate.parse(text + "-01"), YearMonth.parse(text).atEndOfMonth());
            case 10 -> new DayRange(LocalDate.parse(text), LocalDate.parse(text));
            default -> ofInstant(date);
        };
    }

    private static DayRange ofInstant(BaseDateTimeType date) {
        LocalDate day = date.getValue().toInstant().atZone(BusinessClock.PARIS).toLocalDate();
        return new DayRange(day, day);
    }
}
