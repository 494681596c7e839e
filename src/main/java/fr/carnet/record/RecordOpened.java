package fr.carnet.record;

import fr.carnet.identity.Caller;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/**
 * Event: a record was opened (ouverture) or reopened. Published in that transaction, once its Patient is stored.
 *
 * @param at business time
 * @param by who opened it
 */
public record RecordOpened(RecordNumber record, Instant at, Caller by) {}
