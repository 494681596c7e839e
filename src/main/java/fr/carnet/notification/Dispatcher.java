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
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends what is due, several letters at once. Several dispatchers may run at the same time, on several servers.
 *
 * <p>Claimed, sent, marked sent: a message goes out once. The one exception: after the mail server took it we crash before
 * the mark, or the line breaks before its answer. It is then sent again, under the same Message-ID, by which the receiving
 * side recognises it; the other order would lose it.
 */
public class Dispatcher implements DueJob {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

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
     * Sends every e-mail due now, and none that comes meanwhile: with letters coming all the time it would never end. To be
     * called regularly and outside of any transaction.
     *
     * @return how many were sent
     */
    public int sendDue() {
        if (mail.isEmpty()) {
            return 0;
        }
        String sender = UUID.randomUUID().toString();
        try (SendingRound round = new SendingRound(settings.senders(), letter -> claimedAndSent(letter, sender))) {
            Instant began = outbox.now();
            List<Outbox.Letter> due = outbox.due(settings.batch(), began);
            while (!due.isEmpty() && round.goesOn()) {
                round.send(due);
                due = outbox.due(settings.batch(), began);
            }
            return round.sent();
        }
    }

    private Attempt claimedAndSent(Outbox.Letter letter, String sender) {
        return outbox.claim(letter, sender, settings.lease()) ? send(letter, sender) : Attempt.TAKEN_BY_ANOTHER;
    }

    private Attempt send(Outbox.Letter letter, String sender) {
        try {
            mail.orElseThrow().send(message(letter));
        } catch (MailException failure) {
            String kind = failure.getClass().getSimpleName();
            LOG.warn("e-mail not sent, attempt {}: {}", letter.attempts() + 1, kind);
            if (serverDown(failure)) {
                outbox.release(letter, sender, kind);
                return Attempt.SERVER_DOWN;
            }
            outbox.failed(letter, sender, backOff(letter.attempts()), kind);
            return Attempt.REFUSED;
        }
        outbox.sent(letter, sender, clock.now());
        return Attempt.SENT;
    }

    /** No connection or no sign-in: nothing was said of the message itself (Spring then gives a cause for them all). */
    private static boolean serverDown(MailException failure) {
        return failure instanceof MailAuthenticationException
                || (failure instanceof MailSendException unsent && unsent.getCause() != null);
    }

    private Duration backOff(int failuresBefore) {
        Duration wait = settings.firstRetry().multipliedBy(1L << Math.min(failuresBefore, 20));
        return wait.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : wait;
    }

    private MimeMessage message(Outbox.Letter letter) {
        MimeMessage message = new SameIdMessage(mail.orElseThrow().createMimeMessage().getSession(), letter.id());
        try {
            MimeMessageHelper parts = new MimeMessageHelper(
                    message, letter.calendar() != null, StandardCharsets.UTF_8.name());
            parts.setFrom(settings.from());
            parts.setTo(letter.address());
            parts.setSubject(letter.subject());
            parts.setText(letter.body());
            if (letter.calendar() != null) {
                byte[] calendar = letter.calendar().getBytes(StandardCharsets.UTF_8);
                parts.addAttachment("rappel.ics", new ByteArrayResource(calendar), "text/calendar; charset=UTF-8");
            }
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
