package fr.carnet.summary;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** What a line says beside its name and its date, in French. */
final class Details {
    private static final Map<String, String> CRITICALITY = Map.of("high", "risque grave", "low", "risque faible");
    private static final Map<String, String> SEVERITY =
            Map.of("severe", "sévère", "moderate", "modérée", "mild", "légère");

    private Details() {}

    static String of(DomainResource resource) {
        Stream<String> said = Stream.empty();
        if (resource instanceof AllergyIntolerance allergy) {
            said = allergy(allergy);
        } else if (resource instanceof MedicationStatement statement) {
            said = statement.getDosage().stream().map(Details::dosage);
        } else if (resource instanceof MedicationDispense dispense) {
            said = Stream.concat(
                    Stream.of("délivré", dispense.hasQuantity() ? "quantité " + quantity(dispense.getQuantity()) : ""),
                    dispense.getDosageInstruction().stream().map(Details::dosage));
        } else if (resource instanceof Condition condition) {
            said = Stream.concat(
                    Stream.of(Elements.said(condition.getSeverity())), condition.getBodySite().stream().map(Elements::said));
        } else if (resource instanceof Immunization dose) {
            said = Stream.of(dose.hasLotNumber() ? "lot " + dose.getLotNumber() : "");
        } else if (resource instanceof Observation observation) {
            said = observation(observation);
        } else if (resource instanceof DiagnosticReport report) {
            said = Stream.of(report.hasConclusion() ? report.getConclusion() : "");
        } else if (resource instanceof Procedure procedure) {
            said = procedure.getBodySite().stream().map(Elements::said);
        } else if (resource instanceof DeviceUseStatement use) {
            said = Stream.of(Elements.said(use.getBodySite()));
        } else if (resource instanceof DocumentReference document) {
            said = Stream.of(title(document));
        }
        return said.filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" ; "));
    }

    private static Stream<String> allergy(AllergyIntolerance allergy) {
        Stream<String> reactions = allergy.getReaction().stream()
                .map(reaction -> Stream.concat(
                                reaction.getManifestation().stream().map(Elements::said),
                                Stream.of(reaction.hasSeverity()
                                        ? SEVERITY.getOrDefault(reaction.getSeverity().toCode(), "")
                                        : ""))
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(", ")));
        String criticality = allergy.hasCriticality()
                ? CRITICALITY.getOrDefault(allergy.getCriticality().toCode(), "")
                : "";
        return Stream.concat(Stream.of(criticality), reactions);
    }

    private static String dosage(Dosage dosage) {
        return dosage.hasText() ? dosage.getText() : dosage.getPatientInstruction();
    }

    private static Stream<String> observation(Observation observation) {
        Stream<String> parts = observation.getComponent().stream()
                .filter(Observation.ObservationComponentComponent::hasValue)
                .map(part -> Elements.said(part.getCode()) + " " + value(part.getValue()));
        List<String> meaning = observation.getInterpretation().stream().map(Elements::said).toList();
        String value = observation.hasValue() ? value(observation.getValue()) : "";
        return Stream.of(Stream.of(value), parts, meaning.stream()).flatMap(part -> part);
    }

    private static String value(Type value) {
        if (value instanceof Quantity quantity) {
            return quantity(quantity);
        }
        if (value instanceof CodeableConcept concept) {
            return Elements.said(concept);
        }
        return value.isPrimitive() ? value.primitiveValue() : "";
    }

    private static String quantity(Quantity quantity) {
        String comparator = quantity.hasComparator() ? quantity.getComparator().toCode() + " " : "";
        String number = quantity.hasValue() ? quantity.getValue().toPlainString().replace('.', ',') : "";
        String unit = quantity.hasUnit() ? quantity.getUnit() : quantity.getCode();
        return comparator + number + (unit == null || unit.equals("1") ? "" : " " + unit);
    }

    private static String title(DocumentReference document) {
        return document.getContent().stream()
                .map(content -> content.getAttachment().getTitle())
                .filter(title -> title != null && !title.equals(document.getDescription()))
                .findFirst()
                .orElse("");
    }
}
