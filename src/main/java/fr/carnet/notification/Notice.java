package fr.carnet.notification;

import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/**
 * Something somebody is to be told.
 *
 * @param at business time
 * @param detail who and why, for the Communication only; may be empty
 * @param hiddenFromRepresentatives legal representatives must not learn of it
 */
record Notice(RecordNumber record, Topic topic, Instant at, String detail, boolean hiddenFromRepresentatives) {
    static Notice of(RecordNumber record, Topic topic, Instant at) {
        return new Notice(record, topic, at, "", false);
    }
}
