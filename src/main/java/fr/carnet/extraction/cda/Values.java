package fr.carnet.extraction.cda;

import fr.carnet.document.entry.CodeSystems;
import fr.carnet.shared.cda.CdaElement;
import fr.carnet.shared.cda.CdaTime;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Type;

/** HL7 v3 data types of entries as FHIR ones: CD, TS, IVL_TS, PQ. A null flavor is nothing. */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(?:[.,]\\d{1,18})?");
    private static final String UCUM = "http://unitsofmeasure.org";

    private final Map<String, String> narrative;

    Values(Map<String, String> narrative) {
        this.narrative = narrative;
    }

    /** The code with its translations; its text is what the author wrote, else its name. */
    CodeableConcept concept(CdaElement code) {
        CodeableConcept concept = new CodeableConcept();
        Stream.concat(Stream.of(code), code.all("translation"))
                .map(Values::coding)
                .flatMap(Optional::stream)
                .forEach(concept::addCoding);
        written(code).or(() -> code.attribute("displayName")).ifPresent(concept::setText);
        return concept;
    }

    Optional<CodeableConcept> concept(Optional<CdaElement> code) {
        return code.map(this::concept).filter(concept -> !concept.isEmpty());
    }

    static Optional<Coding> coding(CdaElement code) {
        if (code.isNull()) {
            return Optional.empty();
        }
        Optional<String> system = code.attribute("codeSystem").flatMap(CodeSystems::ofOid);
        return code.attribute("code")
                .filter(value -> system.isPresent() && !value.contains(" "))
                .map(value -> new Coding(system.get(), value, code.attribute("displayName").orElse(null)));
    }

    /** The text an originalText or text holds or refers to in the narrative. */
    Optional<String> written(CdaElement owner) {
        return Stream.concat(owner.all("originalText"), owner.all("text"))
                .flatMap(text -> Stream.concat(
                        text.all("reference").flatMap(reference -> reference.attribute("value").stream())
                                .map(id -> narrative.getOrDefault(id.startsWith("#") ? id.substring(1) : id, "")),
                        text.text().stream()))
                .map(text -> text.trim().replaceAll("\\s+", " "))
                .filter(text -> text.chars().anyMatch(Character::isLetterOrDigit))
                .findFirst();
    }

    /** A TS, precision kept; without a time zone it is a time in Paris. */
    static Optional<DateTimeType> time(CdaElement time) {
        return CdaTime.of(time).map(CdaTime::dateTime);
    }

    /** From a point, or the bounds of an interval; empty when nothing is known. */
    static Period period(CdaElement time) {
        Period period = new Period();
        Optional<DateTimeType> point = time(time);
        point.or(() -> time.first("low").flatMap(Values::time)).ifPresent(period::setStartElement);
        time.first("high").flatMap(Values::time).ifPresent(period::setEndElement);
        return period;
    }

    /** The point itself, else where the interval begins, else where it ends. */
    static Optional<DateTimeType> moment(CdaElement owner) {
        return owner.all("effectiveTime")
                .flatMap(time -> Stream.of(
                                time(time),
                                time.first("low").flatMap(Values::time),
                                time.first("high").flatMap(Values::time))
                        .flatMap(Optional::stream))
                .findFirst();
    }

    static Optional<Quantity> quantity(CdaElement pq) {
        Optional<BigDecimal> number = pq.isNull() ? Optional.empty() : pq.attribute("value").flatMap(Values::number);
        return number.map(value -> {
            Quantity quantity = new Quantity().setValue(value);
            pq.attribute("unit").filter(unit -> !unit.equals("1")).ifPresent(unit -> unit(quantity, unit));
            return quantity;
        });
    }

    /** Both bounds make a range, one makes a quantity compared: less than 0.128. */
    static Optional<Type> interval(CdaElement ivl) {
        Optional<CdaElement> below = ivl.first("low").filter(low -> quantity(low).isPresent());
        Optional<CdaElement> above = ivl.first("high").filter(high -> quantity(high).isPresent());
        if (below.isPresent() && above.isPresent()) {
            return Optional.of(new Range().setLow(quantity(below.get()).orElseThrow()).setHigh(quantity(above.get()).orElseThrow()));
        }
        return below.map(low -> compared(low, QuantityComparator.GREATER_THAN, QuantityComparator.GREATER_OR_EQUAL))
                .or(() -> above.map(high -> compared(high, QuantityComparator.LESS_THAN, QuantityComparator.LESS_OR_EQUAL)));
    }

    private static Type compared(CdaElement bound, QuantityComparator without, QuantityComparator with) {
        return quantity(bound).orElseThrow().setComparator(bound.has("inclusive", "false") ? without : with);
    }

    static Optional<Type> ratio(CdaElement rto) {
        Optional<Quantity> over = rto.first("numerator").flatMap(Values::quantity);
        Optional<Quantity> under = rto.first("denominator").flatMap(Values::quantity);
        return over.flatMap(numerator -> under.map(denominator ->
                new Ratio().setNumerator(numerator).setDenominator(denominator)));
    }

    private static void unit(Quantity quantity, String unit) {
        quantity.setUnit(unit);
        if (!unit.contains(" ")) {
            quantity.setSystem(UCUM).setCode(unit);
        }
    }

    /** Bounded, so that no document makes a number of a million digits. */
    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(',', '.'))) : Optional.empty();
    }
}
