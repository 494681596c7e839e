package fr.carnet.record;

import fr.carnet.shared.RecordNumber;

/**
 * Offered by every room that keeps data of records: how it destroys all it has of one. Each is called in its own
 * transaction, possibly again after a crash: doing it twice must be the same as once.
 */
public interface HoldsRecordData {
    void destroy(RecordNumber number);
}
