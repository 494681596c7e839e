package fr.carnet.extraction.fhirdoc;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import fr.carnet.extraction.Absences;
import fr.carnet.extraction.Drawn;
import fr.carnet.extraction.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Draws the data out of a FHIR document (IPS and others): the entries about the document's own subject. */
@Component
public final class BundleBody {
    private static final int MAX_BYTES = 8_000_000;
    private static final int MAX_DRAWN = 500;
    private static final Set<String> TYPES = Set.of(
            "AllergyIntolerance",
            "Condition",
            "DiagnosticReport",
            "Immunization",
            "MedicationDispense",
            "MedicationStatement",
            "Observation");

    private final Absences absences;

    BundleBody(Absences absences) {
        this.absences = absences;
    }

    /**
     * What a document says; empty when it is no document Bundle.
     *
     * @throws Unreadable when it is too long or not FHIR
     */
    public Optional<List<Drawn>> read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new Unreadable("too-long");
        }
        return parse(bytes).filter(bundle -> bundle.getType() == Bundle.BundleType.DOCUMENT).map(this::drawn);
    }

    private static Optional<Bundle> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        FhirContext context = FhirContext.forR4Cached();
        IParser parser = text.startsWith("{") ? context.newJsonParser() : context.newXmlParser();
        try {
            IBaseResource resource = parser.parseResource(text);
            return resource instanceof Bundle bundle ? Optional.of(bundle) : Optional.empty();
        } catch (DataFormatException | ClassCastException | IllegalArgumentException wrong) {
            throw new Unreadable("not-fhir", wrong);
        }
    }

    private List<Drawn> drawn(Bundle bundle) {
        Map<String, Resource> entries = new LinkedHashMap<>();
        bundle.getEntry().forEach(entry -> {
            if (entry.hasResource()) {
                entries.put(entry.hasFullUrl() ? entry.getFullUrl() : "entry:" + entries.size(), entry.getResource());
            }
        });
        if (!(bundle.getEntryFirstRep().getResource() instanceof Composition composition)) {
            return List.of();
        }
        BundleReferences references = new BundleReferences(entries, this::wanted);
        Optional<Resource> subject = references.resolve(bundle.getEntryFirstRep().getFullUrl(), composition.getSubject());
        List<Drawn> drawn = new ArrayList<>();
        entries.forEach((url, resource) -> {
            if (wanted(resource) && subject.isPresent() && about(references, url, resource).equals(subject)) {
                DomainResource copy = (DomainResource) resource.copy();
                references.makeOwn(url, copy);
                copy.setId((String) null);
                copy.setMeta(null);
                drawn.add(new Drawn(copy, url));
            }
        });
        if (drawn.size() > MAX_DRAWN) {
            throw new Unreadable("too-many-statements");
        }
        return drawn;
    }

    /** Entered in error is not said; that there was no vaccination is no vaccination. */
    private boolean wanted(Resource resource) {
        if (!TYPES.contains(resource.fhirType()) || error(resource)) {
            return false;
        }
        return !(resource instanceof Immunization vaccination) || !absences.says(vaccination.getVaccineCode());
    }

    private static boolean error(Resource resource) {
        return List.of("status", "verificationStatus").stream()
                .map(resource::getNamedProperty)
                .filter(property -> property != null)
                .map(Property::getValues)
                .flatMap(List::stream)
                .anyMatch(value -> value.isPrimitive()
                        ? "entered-in-error".equals(value.primitiveValue())
                        : ((org.hl7.fhir.r4.model.CodeableConcept) value)
                                .getCoding().stream().anyMatch(coding -> "entered-in-error".equals(coding.getCode())));
    }

    private static Optional<Resource> about(BundleReferences references, String url, Resource resource) {
        Property subject = resource.getNamedProperty("subject");
        Property holder = subject == null ? resource.getNamedProperty("patient") : subject;
        return holder == null || holder.getValues().isEmpty()
                ? Optional.empty()
                : references.resolve(url, (Reference) holder.getValues().get(0));
    }
}
