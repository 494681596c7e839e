package fr.carnet.shared.fhir;

import org.hl7.fhir.r4.model.Resource;

/** Reads the body of a request strictly; the only way a body reaches a FHIR parser. */
public interface BodyReader {
    /** @throws fr.carnet.shared.Refusal {@code invalid} with every fault: 400 when it cannot be read at all, else 422 */
    Resource read(byte[] body, boolean xml);
}
