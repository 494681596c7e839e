package fr.carnet.record;

import fr.carnet.shared.RecordNumber;

/**
 * Event: a record is being destroyed for good. Published in that transaction; every room forgets what it holds of it but
 * the legal trace.
 */
public record RecordDestroyed(RecordNumber record) {}
