package fr.carnet.record;

import fr.carnet.identity.Caller;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/** Event: a record was closed, at that business instant. */
public record RecordClosed(RecordNumber record, Caller by, Instant at) {}
