package fr.carnet.extraction.cda;

import fr.carnet.extraction.Drawn;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Results and measurements. */
final class Results {
    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private final Values values;
    private final DateTimeType written;

    Results(Values values, DateTimeType written) {
        this.values = values;
        this.written = written;
    }

    Optional<Drawn> observation(Node statement, String category) {
        CodeableConcept code = statement.first("code").map(values::concept).orElse(null);
        if (code == null || !code.hasCoding()) {
            return Optional.empty();
        }
        Observation observation = new Observation();
        observation.setStatus(status(statement));
        observation.addCategory(new CodeableConcept(new Coding().setSystem(CATEGORIES).setCode(category)));
        observation.setCode(code);
        Values.moment(statement).or(() -> Optional.ofNullable(written)).ifPresent(time -> observation.setEffective(time.copy()));
        Optional<Type> value = statement.first("value").flatMap(this::value);
        value.ifPresentOrElse(
                observation::setValue,
                () -> observation.setDataAbsentReason(new CodeableConcept(new Coding().setSystem(ABSENT).setCode("unknown"))));
        statement.first("interpretationCode").flatMap(Values::coding).ifPresent(
                coding -> observation.addInterpretation(new CodeableConcept(coding)));
        statement.all("referenceRange/observationRange/value")
                .map(Results::range)
                .flatMap(Optional::stream)
                .forEach(observation::addReferenceRange);
        return Optional.of(new Drawn(observation, UUID.randomUUID().toString()));
    }

    private static ObservationStatus status(Node statement) {
        return switch (statement.first("statusCode").flatMap(status -> status.attribute("code")).orElse("completed")) {
            case "active" -> ObservationStatus.PRELIMINARY;
            case "aborted", "cancelled" -> ObservationStatus.CANCELLED;
            default -> ObservationStatus.FINAL;
        };
    }

    private Optional<Type> value(Node value) {
        if (value.isNull()) {
            return values.written(value).map(StringType::new);
        }
        return switch (value.type()) {
            case "PQ" -> Values.quantity(value).map(quantity -> (Type) quantity);
            case "INT" -> value.attribute("value").filter(text -> text.matches("[+-]?\\d{1,9}")).map(IntegerType::new);
            case "REAL" -> value.attribute("value").flatMap(Values::number).map(number -> new Quantity().setValue(number));
            case "BL" -> value.attribute("value").map(text -> new BooleanType(text.equals("true")));
            case "TS" -> Values.time(value).map(time -> (Type) time);
            case "CD", "CE", "CV", "CO" -> Optional.of((Type) values.concept(value)).filter(concept -> !concept.isEmpty());
            default -> value.text().or(() -> values.written(value)).map(StringType::new);
        };
    }

    private static Optional<ObservationReferenceRangeComponent> range(Node value) {
        ObservationReferenceRangeComponent range = new ObservationReferenceRangeComponent();
        value.first("low").flatMap(Values::quantity).ifPresent(range::setLow);
        value.first("high").flatMap(Values::quantity).ifPresent(range::setHigh);
        if (range.isEmpty()) {
            value.text().ifPresent(range::setText);
        }
        return Optional.of(range).filter(found -> !found.isEmpty());
    }
}
