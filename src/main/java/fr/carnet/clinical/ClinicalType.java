package fr.carnet.clinical;

import fr.carnet.identity.Caller;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;

/**
 * One line of {@code clinical-types.json}.
 *
 * @param name FHIR resource type
 * @param subject element that names the holder
 * @param documentType what it counts as in the habilitation matrix
 * @param otherwise another document type when one of these codes is found; may be null
 * @param professions professions that may create it, {@code *} for all
 * @param persons may the holder, a representative or a carer create it
 */
public record ClinicalType(
        String name,
        String subject,
        String documentType,
        Otherwise otherwise,
        Set<String> professions,
        boolean persons) {
    private static final String EVERY_PROFESSION = "*";

    public ClinicalType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(documentType, "documentType");
        professions = Set.copyOf(professions);
    }

    /**
     * @param documentType what the resource counts as when a coding of {@code elements} bears one of {@code codes}
     */
    record Otherwise(String documentType, List<String> elements, Set<String> codes) {}

    /** May a caller of this kind create one? Whether he may deposit in the record at all is the gate's business. */
    boolean creatableBy(Caller caller) {
        if (caller instanceof Caller.Professional professional) {
            return professions.contains(EVERY_PROFESSION) || professions.contains(professional.profession());
        }
        if (caller instanceof Caller.Patient) {
            return persons;
        }
        return caller instanceof Caller.Structure || caller instanceof Caller.Feed;
    }

    /** What this very resource counts as in the matrix. */
    String countsAs(DomainResource resource) {
        return otherwise != null && otherwise.elements().stream().anyMatch(element -> bears(resource, element))
                ? otherwise.documentType()
                : documentType;
    }

    private boolean bears(DomainResource resource, String element) {
        return values(resource, element).stream()
                .map(CodeableConcept.class::cast)
                .flatMap(concept -> concept.getCoding().stream())
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .anyMatch(otherwise.codes()::contains);
    }

    /** The reference to the holder as it is in the resource; an empty one when there is none. */
    Reference subjectOf(DomainResource resource) {
        return values(resource, subject).stream()
                .map(Reference.class::cast)
                .findFirst()
                .orElseGet(Reference::new);
    }

    void setSubject(DomainResource resource, String patientId) {
        resource.setProperty(subject, new Reference("Patient/" + patientId));
    }

    String subjectPath() {
        return name + "." + subject;
    }

    static List<Base> values(DomainResource resource, String element) {
        Property property = resource.getNamedProperty(element);
        return property == null ? List.of() : property.getValues();
    }
}
