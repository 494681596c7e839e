package fr.carnet.document.iti65;

import org.hl7.fhir.r4.model.Resource;

/**
 * A resource and its place in the transaction; the answer has one entry per request entry, in the same order.
 *
 * @param index of its entry, from 0
 * @param fullUrl of its entry, {@code ""} when it has none
 * @param resource as sent
 */
public record Placed<T extends Resource>(int index, String fullUrl, T resource) {
    /** FHIRPath of the resource in the input. */
    public String path() {
        return "Bundle.entry[" + index + "].resource";
    }
}
