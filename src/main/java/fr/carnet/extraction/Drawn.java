package fr.carnet.extraction;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * One thing a document says, as a resource whose holder, id and source are not yet set.
 *
 * @param key how the others of the same document refer to it; {@code ""} when nothing does
 */
public record Drawn(DomainResource resource, String key) {
    /** Begins a reference to another one of the same document, by its key. */
    public static final String LOCAL = "urn:drawn:";

    public Drawn(DomainResource resource) {
        this(resource, "");
    }

    /** A concept that says something. */
    public static boolean says(CodeableConcept concept) {
        return concept != null && (concept.hasText() || concept.getCoding().stream().anyMatch(c -> c.hasCode() || c.hasDisplay()));
    }
}
