package fr.carnet.backfill;

import fr.carnet.register.Register;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Where imported history is put. Every method joins the caller's transaction: what it stored is gone when that
 * transaction is rolled back, stored content included (or left unreferenced).
 */
public interface Deposit {
    /**
     * Stores a new resource of the history.
     *
     * @param facts what it counts as; the holder's default visibility for the history is added by the implementation
     * @return its logical id
     */
    String store(RecordNumber record, Resource resource, EntryFacts facts);

    /** The same for several, in their order. */
    default List<String> storeAll(RecordNumber record, List<Register.NewEntry> entries) {
        return entries.stream()
                .map(entry -> store(record, entry.resource(), entry.facts()))
                .toList();
    }

    /** Stores the next version of the resource with that id, whose labels stay as they are. */
    void replace(RecordNumber record, Resource resource, EntryFacts facts);

    /** Takes back a resource the source says should not be there (care kept secret afterwards, wrong kind). */
    void withdraw(RecordNumber record, String resourceType, String id);

    /**
     * Stores the consultable document. When {@code metadata.relatesTo} replaces an older one, that one becomes superseded
     * in the same transaction. What the record alone knows (custodian, sourcePatientInfo, hash, size, url) is added.
     *
     * @return logical id of the DocumentReference
     */
    String storeDocument(RecordNumber record, DocumentReference metadata, byte[] content);
}
