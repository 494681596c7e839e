package fr.carnet.summary;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Elements of a resource by their names, as the rules name them. */
record Elements(DomainResource resource) {

    List<Base> values(String element) {
        Property property = resource.getNamedProperty(element);
        return property == null ? List.of() : property.getValues();
    }

    /** Does it bear one of these codes? */
    boolean bears(Map<String, Set<String>> codes) {
        return codes.entrySet().stream()
                .anyMatch(asked -> codes(asked.getKey()).stream().anyMatch(asked.getValue()::contains));
    }

    Set<String> codes(String element) {
        return values(element).stream()
                .map(value -> value instanceof CodeableConcept concept
                        ? concept.getCoding().stream().map(coding -> String.valueOf(coding.getCode())).toList()
                        : List.of(String.valueOf(value.primitiveValue())))
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    /** The concepts that name it; of a contained medication or device, its own. */
    List<CodeableConcept> concepts(List<String> elements) {
        return elements.stream()
                .flatMap(element -> values(element).stream())
                .flatMap(value -> concept(value).stream())
                .toList();
    }

    private Optional<CodeableConcept> concept(Base value) {
        if (value instanceof CodeableConcept concept) {
            return Optional.of(concept);
        }
        if (value instanceof Reference reference) {
            String local = reference.hasReference() ? reference.getReference().replaceFirst("^#", "") : "";
            Optional<CodeableConcept> contained = resource.getContained().stream()
                    .filter(one -> local.equals(one.getIdElement().getIdPart().replaceFirst("^#", "")))
                    .flatMap(one -> named(one).stream())
                    .findFirst();
            return contained.isPresent() || !reference.hasDisplay()
                    ? contained
                    : Optional.of(new CodeableConcept().setText(reference.getDisplay()));
        }
        return Optional.ofNullable(value.primitiveValue()).map(text -> new CodeableConcept().setText(text));
    }

    private static Optional<CodeableConcept> named(Resource contained) {
        if (contained instanceof Medication medication) {
            return Optional.of(medication.getCode());
        }
        if (contained instanceof Device device) {
            return device.hasType()
                    ? Optional.of(device.getType())
                    : device.getDeviceName().stream()
                            .map(name -> new CodeableConcept().setText(name.getName()))
                            .findFirst();
        }
        return Optional.empty();
    }

    /** As people read it; empty when it names nothing. */
    static String said(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText().strip();
        }
        return concept.getCoding().stream()
                .filter(Coding::hasDisplay)
                .map(coding -> coding.getDisplay().strip())
                .findFirst()
                .orElseGet(() -> concept.getCoding().stream()
                        .filter(Coding::hasCode)
                        .map(Coding::getCode)
                        .findFirst()
                        .orElse(""));
    }
}
