package fr.carnet.notification;

import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for rooms above that remind of something due: a Communication with its calendar file, and an e-mail without
 * clinical content. Joins the caller's transaction; telling once is the caller's affair.
 */
public class Reminders {
    private final Messages messages;

    Reminders(Messages messages) {
        this.messages = messages;
    }

    /**
     * @param at business time
     * @param detail what is due, for the Communication only
     * @param calendar iCalendar for the Communication
     * @param letterCalendar iCalendar for the e-mail: nothing clinical
     * @param hiddenFromRepresentatives legal representatives must not learn of it
     */
    public record Reminder(
            RecordNumber record,
            Instant at,
            String detail,
            String calendar,
            String letterCalendar,
            boolean hiddenFromRepresentatives) {
        Notice notice() {
            return new Notice(
                    record,
                    Topic.VACCINATION_DUE,
                    at,
                    detail,
                    hiddenFromRepresentatives,
                    new Notice.Calendar(calendar, letterCalendar));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void vaccinationDue(Reminder reminder) {
        messages.tellHolder(reminder.notice());
    }

    /** @param idNatPs of a professional who may read the record */
    @Transactional(propagation = Propagation.MANDATORY)
    public void vaccinationDue(Reminder reminder, String idNatPs) {
        messages.tellDoctor(reminder.notice(), idNatPs);
    }
}
