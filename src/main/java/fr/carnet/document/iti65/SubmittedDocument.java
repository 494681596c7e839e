package fr.carnet.document.iti65;

import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;

/**
 * @param entry the DocumentReference
 * @param content the Binary or FHIR document Bundle that its url names; empty only when that is a fault
 */
public record SubmittedDocument(Placed<DocumentReference> entry, Optional<Placed<Resource>> content) {}
