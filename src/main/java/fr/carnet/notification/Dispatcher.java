package fr.carnet.notification;

import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.DueJob;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends what is due. Several may run at once, on several servers.
 *
 * <p>Claimed, sent, marked sent: a message goes out once. The one exception: a crash after the mail server took it and
 * before the mark. It is then sent again when the claim runs out, under the same Message-ID, by which the receiving side
 * recognises it; the other order would lose it.
 */
public class Dispatcher implements DueJob {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int GIVE_UP_THE_ROUND = 3;

    private final Outbox outbox;
    private final Optional<JavaMailSender> mail;
    private final NotificationSettings settings;
    private final BusinessClock clock;

    Dispatcher(Outbox outbox, Optional<JavaMailSender> mail, NotificationSettings settings, BusinessClock clock) {
        this.outbox = outbox;
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail";
    }

    /** E-mails wait by the machine's clock, so what is due does not depend on business time; they concern no one record. */
    @Override
    public List<Outcome> runDue(Instant now) {
        sendDue();
        return List.of();
    }

    /**
     * Sends every e-mail due now; to be called regularly and outside of any transaction.
     *
     * @return how many were sent
     */
    public int sendDue() {
        if (mail.isEmpty()) {
            return 0;
        }
        String sender = UUID.randomUUID().toString();
        int sent = 0;
        int failures = 0;
        List<Outbox.Letter> due = outbox.due(settings.batch());
        while (!due.isEmpty() && failures < GIVE_UP_THE_ROUND) {
            for (Outbox.Letter letter : due) {
                if (failures < GIVE_UP_THE_ROUND && outbox.claim(letter, sender, settings.lease())) {
                    boolean gone = send(letter, sender);
                    sent += gone ? 1 : 0;
                    failures += gone ? 0 : 1;
                }
            }
            due = outbox.due(settings.batch());
        }
        return sent;
    }

    private boolean send(Outbox.Letter letter, String sender) {
        try {
            mail.orElseThrow().send(message(letter));
        } catch (MailException down) {
            LOG.warn("e-mail not sent, attempt {}: {}", letter.attempts() + 1, down.getClass().getSimpleName());
            outbox.failed(letter, sender, backOff(letter.attempts()), down.getClass().getSimpleName());
            return false;
        }
        outbox.sent(letter, sender, clock.now());
        return true;
    }

    private Duration backOff(int failuresBefore) {
        Duration wait = settings.firstRetry().multipliedBy(1L << Math.min(failuresBefore, 20));
        return wait.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : wait;
    }

    private MimeMessage message(Outbox.Letter letter) {
        MimeMessage message = new SameIdMessage(mail.orElseThrow().createMimeMessage().getSession(), letter.id());
        try {
            MimeMessageHelper parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            parts.setFrom(settings.from());
            parts.setTo(letter.address());
            parts.setSubject(letter.subject());
            parts.setText(letter.body());
            return message;
        } catch (MessagingException badAddress) {
            throw new MailPreparationException("the message cannot be made", badAddress);
        }
    }

    /** JavaMail draws a new Message-ID at every save unless this is overridden. */
    private static final class SameIdMessage extends MimeMessage {
        private final String id;

        SameIdMessage(jakarta.mail.Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@carnet.example>");
        }
    }
}
