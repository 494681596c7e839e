package fr.carnet.document;

import fr.carnet.identity.Caller;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/**
 * Event: a document was deposited. Published in that transaction, once for each document.
 *
 * @param documentId id of its DocumentReference
 * @param facts its facts; while it is hidden from the holder nobody tells him of it
 * @param at business time
 * @param by depositor
 */
public record DocumentAdded(RecordNumber record, String documentId, EntryFacts facts, Instant at, Caller by) {}
