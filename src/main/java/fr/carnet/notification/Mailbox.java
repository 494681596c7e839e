package fr.carnet.notification;

import fr.carnet.shared.NamingSystems;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The e-mails that went out to somebody, for the sandbox. */
public class Mailbox {
    private final JdbcClient jdbc;

    Mailbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One e-mail as sent; {@code calendar} is the calendar file it carries, or null. */
    public record Sent(String to, String subject, String text, Instant sentAt, String calendar) {}

    /** @param ins value of the INS, whatever its system */
    public List<Sent> ofPerson(String ins) {
        return sent("recipient_code = ? and recipient_system <> ?", ins);
    }

    /** @param rpps RPPS number, or IdNat_PS */
    public List<Sent> ofProfessional(String rpps) {
        return sent("recipient_code = ? and recipient_system = ?", rpps.length() == 11 ? "8" + rpps : rpps);
    }

    private List<Sent> sent(String whose, String code) {
        return jdbc.sql("select address, subject, body, sent_at, calendar from carnet_outbox where status in ('sent', 'kept') and "
                        + whose + " order by sent_at, created, id")
                .params(code, NamingSystems.ID_NAT_PS)
                .query((row, i) -> new Sent(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5)))
                .list();
    }
}
