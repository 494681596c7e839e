package fr.carnet.register;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;

/** The range a date element covers: date, dateTime, instant, Period (open ends included) or Timing. */
final class ElementDates {
    private ElementDates() {}

    static Optional<DateRange> of(Base element) {
        if (element instanceof BaseDateTimeType date) {
            return parse(date);
        }
        if (element instanceof Period period) {
            return ofPeriod(period);
        }
        return element instanceof Timing timing ? ofTiming(timing) : Optional.empty();
    }

    private static Optional<DateRange> ofPeriod(Period period) {
        Optional<DateRange> start = period.hasStart() ? parse(period.getStartElement()) : Optional.empty();
        Optional<DateRange> end = period.hasEnd() ? parse(period.getEndElement()) : Optional.empty();
        if (start.isEmpty() && end.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DateRange(
                start.orElse(DateRange.ALWAYS).low(), end.orElse(DateRange.ALWAYS).high()));
    }

    /** From the first to the last of its events, its bounds included. */
    private static Optional<DateRange> ofTiming(Timing timing) {
        Stream<Optional<DateRange>> bounds = timing.getRepeat().getBounds() instanceof Period period
                ? Stream.of(ofPeriod(period))
                : Stream.empty();
        return Stream.concat(timing.getEvent().stream().map(ElementDates::parse), bounds)
                .flatMap(Optional::stream)
                .reduce((a, b) -> new DateRange(Math.min(a.low(), b.low()), Math.max(a.high(), b.high())));
    }

    private static Optional<DateRange> parse(BaseDateTimeType date) {
        String text = date.getValueAsString();
        return text == null ? Optional.empty() : DateRange.parse(text);
    }
}
