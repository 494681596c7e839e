package fr.carnet.document.rules;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.NamingSystems;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Whom a document or a list is about, as its {@code subject} says it: by a literal reference, by
 * {@code Patient?identifier=SYSTEM|VALUE}, by an identifier or by a contained Patient with an INS.
 *
 * @param literal {@code Patient/id}, {@code urn:uuid:…} or an absolute address; empty when named otherwise
 * @param ins every INS by which the subject is named; all must be the same person's
 */
public record Subject(Optional<String> literal, Set<BusinessIdentifier> ins) {
    private static final String BY_IDENTIFIER = "Patient?identifier=";

    public Subject {
        ins = Set.copyOf(ins);
    }

    public static Subject of(DomainResource owner, Reference subject) {
        Set<BusinessIdentifier> ins = new LinkedHashSet<>();
        Optional<String> literal = Optional.ofNullable(subject.getReference()).filter(r -> !r.isEmpty());
        literal.filter(r -> r.startsWith(BY_IDENTIFIER))
                .map(r -> URLDecoder.decode(
                        r.substring(BY_IDENTIFIER.length()).replace("+", "%2B"), StandardCharsets.UTF_8))
                .flatMap(BusinessIdentifier::parse)
                .ifPresent(ins::add);
        business(List.of(subject.getIdentifier())).forEach(ins::add);
        contained(owner, subject)
                .filter(Patient.class::isInstance)
                .ifPresent(p -> business(((Patient) p).getIdentifier()).forEach(ins::add));
        return new Subject(literal.filter(r -> !r.startsWith("#") && !r.startsWith("Patient?")), ins);
    }

    /** The INS among identifiers; an identifier without a value is no identifier. */
    static Stream<BusinessIdentifier> business(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(i -> i.hasValue() && i.hasSystem() && NamingSystems.INS.contains(i.getSystem()))
                .map(i -> new BusinessIdentifier(i.getSystem(), i.getValue()));
    }

    static Optional<Resource> contained(DomainResource owner, Reference reference) {
        String literal = reference.getReference();
        if (literal == null || !literal.startsWith("#")) {
            return Optional.empty();
        }
        String id = literal.substring(1);
        return owner.getContained().stream()
                .filter(c -> c.getIdPart() != null && id.equals(c.getIdPart().replaceFirst("^#", "")))
                .findFirst();
    }

    /** A subject must be there and be a Patient. */
    public static void check(Reference subject, String place, Findings findings) {
        if (!subject.hasReference() && !subject.getIdentifier().hasValue()) {
            findings.fault(place, "Le titulaire du document est requis.", "The document's patient is required.");
        } else if (ReferenceKind.namesOtherTypeThan("Patient", subject)) {
            findings.fault(place, "Le titulaire est un Patient.", "The subject is a Patient.");
        }
    }
}
