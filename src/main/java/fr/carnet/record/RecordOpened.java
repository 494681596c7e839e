package fr.carnet.record;

import fr.carnet.identity.Caller;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/**
 * Event: a record was opened, or reopened.
 *
 * @param at business instant
 * @param importHistory whether the 24-month history is to be imported the next day
 * @param reopened whether it existed before
 */
public record RecordOpened(RecordNumber record, Caller by, Instant at, boolean importHistory, boolean reopened) {}
