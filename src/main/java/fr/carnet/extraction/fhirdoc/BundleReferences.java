package fr.carnet.extraction.fhirdoc;

import fr.carnet.extraction.Drawn;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** References between the entries of a document, which mean nothing outside it: resolved, put in, or made logical. */
final class BundleReferences {
    private static final int MAX_DEPTH = 12;

    private final Map<String, Resource> entries;
    private final Predicate<Resource> drawn;

    BundleReferences(Map<String, Resource> entries, Predicate<Resource> drawn) {
        this.entries = entries;
        this.drawn = drawn;
    }

    /** @param from full URL of the entry that refers */
    Optional<Resource> resolve(String from, Reference reference) {
        return url(from, reference).map(entries::get);
    }

    /** The entry's full URL: as written, or a relative one from the base of who refers. */
    private Optional<String> url(String from, Reference reference) {
        String literal = reference.getReference();
        if (literal == null || literal.startsWith("#")) {
            return Optional.empty();
        }
        if (entries.containsKey(literal)) {
            return Optional.of(literal);
        }
        String[] parts = from == null ? new String[0] : from.split("/");
        String base = parts.length < 3 ? "" : from.substring(0, from.length() - parts[parts.length - 1].length() - parts[parts.length - 2].length() - 1);
        return Optional.of(base + literal).filter(entries::containsKey).or(() -> entries.entrySet().stream()
                .filter(entry -> literal.equals(entry.getValue().fhirType() + "/" + entry.getValue().getIdElement().getIdPart()))
                .map(Map.Entry::getKey)
                .findFirst());
    }

    /** Makes the copy of an entry stand by itself. */
    void makeOwn(String from, DomainResource copy) {
        medication(from, copy);
        walk(from, copy, 0);
    }

    private void medication(String from, DomainResource copy) {
        Property property = copy.getNamedProperty("medication[x]");
        if (property != null
                && property.hasValues()
                && property.getValues().get(0) instanceof Reference reference
                && resolve(from, reference).orElse(null) instanceof Medication medication) {
            copy.setProperty("medication[x]", medication.getCode().copy());
        }
    }

    private void walk(String from, Base element, int depth) {
        if (element instanceof Reference reference) {
            replace(from, reference);
        } else if (depth < MAX_DEPTH) {
            element.children().forEach(child -> child.getValues().forEach(value -> walk(from, value, depth + 1)));
        }
    }

    private void replace(String from, Reference reference) {
        if (reference.hasReference() && reference.getReference().startsWith("#")) {
            return;
        }
        Optional<String> url = url(from, reference);
        Resource target = url.map(entries::get).orElse(null);
        if (target != null && drawn.test(target)) {
            reference.setReference(Drawn.LOCAL + url.orElseThrow());
            return;
        }
        reference.setReference(null);
        if (target instanceof PractitionerRole role) {
            target = resolve(from, role.getPractitioner()).orElse(role);
        }
        describe(reference, target);
    }

    private static void describe(Reference reference, Resource target) {
        if (target instanceof Practitioner practitioner) {
            reference.setDisplay(practitioner.getNameFirstRep().getNameAsSingleString());
            practitioner.getIdentifier().stream().findFirst().ifPresent(reference::setIdentifier);
        } else if (target instanceof Organization organization) {
            reference.setDisplay(organization.getName());
            organization.getIdentifier().stream().findFirst().ifPresent(reference::setIdentifier);
        }
    }
}
