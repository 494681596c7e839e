package fr.carnet.register;

import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;

/**
 * Event: the facts of an entry are now these (labels set or removed, deletion). Published in the transaction of the
 * change, with the facts after it.
 */
public record FactsChanged(RecordNumber record, String type, String id, EntryFacts facts) {}
