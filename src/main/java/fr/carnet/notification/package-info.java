/**
 * Messages to the holder, his representatives and his treating doctor (CSP R1111-48, R1111-53; CONTRACT 8): listens to
 * the other rooms' events in their transaction, stores a Communication and puts the e-mails into an outbox.
 *
 * <p>A dispatcher sends what is due, again and again until the mail server takes it. E-mails carry no clinical content.
 * Doors: {@link fr.carnet.notification.Dispatcher}, {@link fr.carnet.notification.Announcements}, {@link
 * fr.carnet.notification.Mailbox}, {@link fr.carnet.notification.MessageDesk}, {@link
 * fr.carnet.notification.Reminders}; it asks {@link
 * fr.carnet.notification.Addresses} for addresses the record does not know.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "register", "record", "access", "document", "backfill"})
package fr.carnet.notification;
