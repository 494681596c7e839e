package fr.carnet.document.deposit;

import fr.carnet.content.ContentRow;
import fr.carnet.document.rules.Flow;
import fr.carnet.document.rules.Level;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * A document on its way in.
 *
 * @param sent its metadata as sent, or as made from its header
 * @param bytes its content; null when the submission carries none, which is a fault
 * @param mediaType the type under which the bytes came, {@code ""} when they came under none of their own
 * @param kind whether it is read back as Binary or as Bundle
 * @param path FHIRPath of the metadata in the input
 */
public record Incoming(
        DocumentReference sent,
        Flow flow,
        Level level,
        byte[] bytes,
        String mediaType,
        ContentRow.Kind kind,
        String path) {}
