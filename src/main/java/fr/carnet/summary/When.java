package fr.carnet.summary;

import fr.carnet.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;

/**
 * When something was.
 *
 * @param at for sorting; the latest come first
 * @param day as precise as known: {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD} in Paris; {@code ""} when not known
 */
record When(Instant at, String day) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRENCH);
    private static final int YEAR = 4;
    private static final int MONTH = 7;

    static final When UNKNOWN = new When(Instant.EPOCH, "");

    /** The first of these elements that says it. */
    static When of(Elements resource, List<String> elements) {
        return elements.stream()
                .flatMap(element -> resource.values(element).stream())
                .flatMap(value -> moment(value).stream())
                .findFirst()
                .map(When::of)
                .orElse(UNKNOWN);
    }

    private static Optional<BaseDateTimeType> moment(Base value) {
        if (value instanceof Period period) {
            return Optional.of(period.hasStart() ? period.getStartElement() : period.getEndElement())
                    .filter(BaseDateTimeType::hasValue)
                    .map(date -> date);
        }
        if (value instanceof Timing timing) {
            return timing.getEvent().stream().findFirst().map(date -> date);
        }
        return value instanceof BaseDateTimeType date && date.hasValue() ? Optional.of(date) : Optional.empty();
    }

    private static When of(BaseDateTimeType date) {
        String written = date.getValueAsString();
        String day = written.length() <= 10
                ? written
                : date.getValue().toInstant().atZone(BusinessClock.PARIS).toLocalDate().toString();
        return new When(start(day), day);
    }

    private static Instant start(String day) {
        LocalDate first = switch (day.length()) {
            case YEAR -> LocalDate.parse(day + "-01-01");
            case MONTH -> YearMonth.parse(day).atDay(1);
            default -> LocalDate.parse(day);
        };
        return first.atStartOfDay(BusinessClock.PARIS).toInstant();
    }

    /** As people read it in France. */
    String said() {
        return switch (day.length()) {
            case 0 -> "";
            case YEAR -> day;
            case MONTH -> day.substring(5) + "/" + day.substring(0, YEAR);
            default -> DAY.format(LocalDate.parse(day));
        };
    }
}
