package fr.carnet.backfill;

import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/**
 * Event: the 24-month history of Assurance Maladie is in the record. Published in the transaction that ends the import,
 * once.
 *
 * @param at business time
 * @param rows rows imported
 */
public record HistoryImported(RecordNumber record, Instant at, int rows) {}
