package fr.carnet.record;

import fr.carnet.identity.Caller;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/**
 * Event: a record was closed (fermeture). Published in that transaction.
 *
 * @param at business time
 * @param by who closed it
 * @param destroyAt when it will be destroyed for good
 */
public record RecordClosed(RecordNumber record, Instant at, Caller by, Instant destroyAt) {}
