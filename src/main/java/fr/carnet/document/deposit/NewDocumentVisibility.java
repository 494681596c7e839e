package fr.carnet.document.deposit;

import fr.carnet.identity.Caller;
import fr.carnet.shared.RecordNumber;
import org.hl7.fhir.r4.model.DocumentReference;

/** The visibility the holder has chosen for new documents (visibilité par défaut), put on a document at its deposit. */
public interface NewDocumentVisibility {
    /** Adds the labels the holder chose by {@code $set-visibility} on his Patient, scope {@code new-documents}. */
    void apply(RecordNumber record, Caller depositor, DocumentReference document);
}
