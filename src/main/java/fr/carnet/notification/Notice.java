package fr.carnet.notification;

import fr.carnet.shared.RecordNumber;
import java.time.Instant;

/**
 * Something somebody is to be told.
 *
 * @param at business time
 * @param detail who and why, for the Communication only; may be empty
 * @param hiddenFromRepresentatives legal representatives must not learn of it
 * @param calendar may be null
 */
record Notice(
        RecordNumber record,
        Topic topic,
        Instant at,
        String detail,
        boolean hiddenFromRepresentatives,
        Calendar calendar) {
    Notice(RecordNumber record, Topic topic, Instant at, String detail, boolean hiddenFromRepresentatives) {
        this(record, topic, at, detail, hiddenFromRepresentatives, null);
    }

    /** iCalendar files: what the Communication carries, and the one of the e-mail, without clinical content. */
    record Calendar(String inside, String letter) {}

    static Notice of(RecordNumber record, Topic topic, Instant at) {
        return new Notice(record, topic, at, "", false);
    }
}
