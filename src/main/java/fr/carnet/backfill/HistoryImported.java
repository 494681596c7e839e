package fr.carnet.backfill;

import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/**
 * Event, in the transaction that ends an import: the history is in the record.
 *
 * @param count rows that are now in the record
 */
public record HistoryImported(RecordNumber record, int count, Instant at) {}
