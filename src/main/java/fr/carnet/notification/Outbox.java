package fr.carnet.notification;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The e-mails still to be sent (transactional outbox). A row is claimed for a while by one sender with one conditional
 * UPDATE, which works alike on every database; whoever loses it takes another.
 */
class Outbox {
    private final JdbcClient jdbc;
    private final Delivery delivery;
    private final Clock machine;

    Outbox(JdbcClient jdbc, Delivery delivery, Clock machine) {
        this.jdbc = jdbc;
        this.delivery = delivery;
        this.machine = machine;
    }

    /** One e-mail as the dispatcher sends it; {@code calendar} may be null. */
    record Letter(int record, String id, String address, String subject, String body, int attempts, String calendar) {}

    /** Puts one e-mail; without an address there is only the Communication. */
    void put(Notice notice, BusinessIdentifier recipient, Optional<String> address, boolean toHolder) {
        boolean kept = delivery == Delivery.KEEP;
        if (address.isEmpty()) {
            return;
        }
        OffsetDateTime now = time(machine.instant());
        jdbc.sql("insert into carnet_outbox (record, id, recipient_system, recipient_code, address, subject, body,"
                        + " status, attempts, created, next_attempt, sent_at, calendar)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, cast(? as timestamp(6) with time zone), cast(? as text))")
                .param(notice.record().value())
                .param(UUID.randomUUID().toString())
                .param(recipient.system())
                .param(recipient.value())
                .param(address.get())
                .param(Wording.subject(notice.topic()))
                .param(Wording.email(notice.topic(), toHolder))
                .param(kept ? "kept" : "waiting")
                .param(now)
                .param(now)
                .param(kept ? time(notice.at()) : null)
                .param(notice.calendar() == null ? null : notice.calendar().letter())
                .update();
    }

    Instant now() {
        return machine.instant();
    }

    List<Letter> due(int most) {
        return due(most, now());
    }

    List<Letter> due(int most, Instant by) {
        return jdbc.sql("select record, id, address, subject, body, attempts, calendar from carnet_outbox"
                        + " where status = 'waiting' and next_attempt <= ?"
                        + " and (claimed_until is null or claimed_until < ?)"
                        + " order by next_attempt, id fetch first " + most + " rows only")
                .params(time(by), time(now()))
                .query((row, i) -> new Letter(
                        row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getInt(6),
                        row.getString(7)))
                .list();
    }

    /** @return whether this sender has the letter for itself now */
    boolean claim(Letter letter, String sender, Duration lease) {
        OffsetDateTime now = time(machine.instant());
        return jdbc.sql("update carnet_outbox set claimed_by = ?, claimed_until = ?, attempts = attempts + 1"
                                + " where record = ? and id = ? and status = 'waiting' and attempts = ?"
                                + " and (claimed_until is null or claimed_until < ?)")
                        .params(sender, now.plus(lease), letter.record(), letter.id(), letter.attempts(), now)
                        .update()
                == 1;
    }

    void sent(Letter letter, String sender, Instant businessNow) {
        jdbc.sql("update carnet_outbox set status = 'sent', sent_at = ?, claimed_by = null, claimed_until = null"
                        + " where record = ? and id = ? and claimed_by = ?")
                .params(time(businessNow), letter.record(), letter.id(), sender)
                .update();
    }

    void failed(Letter letter, String sender, Duration wait, String error) {
        jdbc.sql("update carnet_outbox set next_attempt = ?, last_error = ?, claimed_by = null, claimed_until = null"
                        + " where record = ? and id = ? and claimed_by = ?")
                .params(time(machine.instant().plus(wait)), error, letter.record(), letter.id(), sender)
                .update();
    }

    /** Gives back a letter the mail server never saw: still due, as if not tried. */
    void release(Letter letter, String sender, String error) {
        jdbc.sql("update carnet_outbox set attempts = attempts - 1, last_error = ?, claimed_by = null,"
                        + " claimed_until = null where record = ? and id = ? and claimed_by = ?")
                .params(error, letter.record(), letter.id(), sender)
                .update();
    }

    void forget(RecordNumber record) {
        for (String table : List.of("carnet_outbox", "carnet_first_access", "carnet_announcement", "carnet_directive_reminder")) {
            jdbc.sql("delete from " + table + " where record = ?").param(record.value()).update();
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
