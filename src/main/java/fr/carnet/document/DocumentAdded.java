package fr.carnet.document;

import fr.carnet.identity.Caller;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;

/**
 * Event: a document was deposited. Published in that transaction, once for each document.
 *
 * @param documentId id of its DocumentReference
 * @param identifiers its business identifiers, {@code masterIdentifier} among them
 * @param facts its facts; while it is hidden from the holder nobody tells him of it
 * @param at business time
 * @param by depositor
 */
public record DocumentAdded(
        RecordNumber record,
        String documentId,
        List<BusinessIdentifier> identifiers,
        EntryFacts facts,
        Instant at,
        Caller by) {
    public DocumentAdded {
        identifiers = List.copyOf(identifiers);
    }

    public static List<BusinessIdentifier> identifiers(DocumentReference document) {
        return Stream.concat(document.getIdentifier().stream(), Stream.of(document.getMasterIdentifier()))
                .filter(Identifier::hasValue)
                .map(one -> new BusinessIdentifier(one.hasSystem() ? one.getSystem() : "", one.getValue()))
                .toList();
    }
}
