package fr.carnet.document.rules;

import fr.carnet.identity.Caller;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Patient;

/**
 * One document about to be deposited, with all that the rules need to judge it.
 *
 * @param sent the DocumentReference as sent; never changed
 * @param flow the way it comes in
 * @param level what the submission as a whole promises; the document's own profiles may demand more
 * @param depositor who deposits
 * @param content facts of its bytes; null when the submission carries none for it. When given, {@code data} may
 *     already be detached from {@code sent}
 * @param holder the Patient of the record, from which sourcePatientInfo is made
 * @param minor is the holder under 18 today
 * @param path FHIRPath of {@code sent} in the input, such as {@code DocumentReference} or {@code Bundle.entry[1].resource}
 */
public record Deposit(
        DocumentReference sent,
        Flow flow,
        Level level,
        Caller depositor,
        ContentFacts content,
        Patient holder,
        boolean minor,
        String path) {
    boolean byHolder() {
        return depositor instanceof Caller.Patient;
    }
}
