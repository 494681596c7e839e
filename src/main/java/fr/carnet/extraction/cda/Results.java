package fr.carnet.extraction.cda;

import fr.carnet.extraction.Drawn;
import fr.carnet.shared.cda.CdaElement;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Results and measurements, with what they are parts of. */
final class Results {
    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private final Values values;
    private final DateTimeType written;

    Results(Values values, DateTimeType written) {
        this.values = values;
        this.written = written;
    }

    Optional<Drawn> observation(CdaElement statement, String category, Around around) {
        CodeableConcept code = statement.first("code").map(values::concept).orElse(null);
        if (code == null || !code.hasCoding()) {
            return Optional.empty();
        }
        Observation observation = new Observation();
        observation.setStatus(status(statement));
        observation.addCategory(new CodeableConcept(new Coding().setSystem(CATEGORIES).setCode(category)));
        observation.setCode(code);
        Values.moment(statement).or(() -> Optional.ofNullable(written)).ifPresent(time -> observation.setEffective(time.copy()));
        value(statement).ifPresentOrElse(observation::setValue, () -> observation.setDataAbsentReason(absent()));
        statement.first("interpretationCode").flatMap(Values::coding).ifPresent(
                coding -> observation.addInterpretation(new CodeableConcept(coding)));
        statement.all("referenceRange/observationRange/value")
                .map(Results::range)
                .flatMap(Optional::stream)
                .forEach(observation::addReferenceRange);
        around.isolate().flatMap(this::germ).ifPresent(germ -> isolate(observation, germ));
        around.heading().ifPresent(heading -> observation.addNote().setText(heading));
        components(statement, observation);
        return Optional.of(new Drawn(observation, UUID.randomUUID().toString()));
    }

    /** The germ an antibiogram is about: without it two isolates of one sample cannot be told apart. */
    private Optional<CodeableConcept> germ(CdaElement role) {
        return values.concept(role.first("specimenPlayingEntity/code")).filter(Drawn::says);
    }

    private static void isolate(Observation observation, CodeableConcept germ) {
        Specimen isolate = new Specimen().setType(germ);
        isolate.setId("isolat");
        observation.addContained(isolate);
        String name = germ.hasText() ? germ.getText() : germ.getCodingFirstRep().getDisplay();
        observation.setSpecimen(new Reference("#isolat").setDisplay(name));
    }

    /** Observations that are parts of this one (a variant of a gene), however deep. */
    private void components(CdaElement statement, Observation observation) {
        statement.all("entryRelationship")
                .filter(related -> related.has("typeCode", "COMP"))
                .flatMap(related -> related.all("observation"))
                .forEach(part -> {
                    values.concept(part.first("code")).filter(CodeableConcept::hasCoding).ifPresent(code -> {
                        ObservationComponentComponent component = observation.addComponent().setCode(code);
                        value(part).ifPresentOrElse(component::setValue, () -> component.setDataAbsentReason(absent()));
                    });
                    components(part, observation);
                });
    }

    private static CodeableConcept absent() {
        return new CodeableConcept(new Coding().setSystem(ABSENT).setCode("unknown"));
    }

    private static ObservationStatus status(CdaElement statement) {
        return switch (statement.first("statusCode").flatMap(status -> status.attribute("code")).orElse("completed")) {
            case "active" -> ObservationStatus.PRELIMINARY;
            case "aborted", "cancelled" -> ObservationStatus.CANCELLED;
            default -> ObservationStatus.FINAL;
        };
    }

    private Optional<Type> value(CdaElement statement) {
        return statement.first("value").flatMap(this::typed);
    }

    private Optional<Type> typed(CdaElement value) {
        if (value.isNull()) {
            return values.written(value).map(StringType::new);
        }
        return switch (value.type()) {
            case "PQ" -> Values.quantity(value).map(quantity -> (Type) quantity);
            case "INT" -> value.attribute("value").filter(text -> text.matches("[+-]?\\d{1,9}")).map(IntegerType::new);
            case "REAL" -> value.attribute("value").flatMap(Values::number).map(number -> new Quantity().setValue(number));
            case "IVL_PQ" -> Values.interval(value);
            case "RTO", "RTO_PQ_PQ" -> Values.ratio(value);
            case "BL" -> value.attribute("value").map(text -> new BooleanType(text.equals("true")));
            case "TS" -> Values.time(value).map(time -> (Type) time);
            case "CD", "CE", "CV", "CO" -> Optional.of((Type) values.concept(value)).filter(concept -> !concept.isEmpty());
            default -> value.text().or(() -> values.written(value)).map(StringType::new);
        };
    }

    private static Optional<ObservationReferenceRangeComponent> range(CdaElement value) {
        ObservationReferenceRangeComponent range = new ObservationReferenceRangeComponent();
        value.first("low").flatMap(Values::quantity).ifPresent(range::setLow);
        value.first("high").flatMap(Values::quantity).ifPresent(range::setHigh);
        if (range.isEmpty()) {
            value.text().ifPresent(range::setText);
        }
        return Optional.of(range).filter(found -> !found.isEmpty());
    }
}
