package fr.carnet.notification;

import static fr.carnet.notification.NotificationBench.INS;
import static fr.carnet.notification.NotificationBench.NOW;
import static fr.carnet.notification.NotificationBench.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.carnet.support.RoomDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class DispatcherTest {
    private final NotificationBench bench = new NotificationBench(RoomDatabase.h2(), Delivery.SEND);
    private ServerSetup smtp;
    private GreenMail server;

    @BeforeEach
    void port() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            smtp = new ServerSetup(free.getLocalPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        }
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void a_mail_server_that_was_down_gets_every_message_once_when_it_is_back() throws Exception {
        tell(12);
        assertThat(dispatcher().sendDue()).isZero();
        assertThat(dispatcher().sendDue()).isZero();
        assertThat(bench.mailbox.ofPerson(INS.value())).isEmpty();
        up();
        assertThat(dispatcher().sendDue()).isEqualTo(12);
        assertThat(dispatcher().sendDue()).isZero();
        assertThat(received()).hasSize(12);
        assertThat(ids()).doesNotHaveDuplicates().allMatch(id -> id.endsWith("@carnet.example>"));
        assertThat(bench.mailbox.ofPerson(INS.value())).hasSize(12).allMatch(mail -> mail.sentAt().equals(NOW));
        MimeMessage message = received().get(0);
        assertThat(message.getAllRecipients()[0]).hasToString("anne@people.example");
        assertThat(message.getSubject()).isEqualTo("Carnet : nouveau document / new document");
        assertThat((String) message.getContent()).contains("Un document a été ajouté", "A document was added");
    }

    @Test
    void dispatchers_at_work_together_send_nothing_twice() throws Exception {
        up();
        tell(40);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.submit(() -> dispatcher().sendDue());
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        dispatcher().sendDue();
        assertThat(received()).hasSize(40);
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @Test
    void letters_that_come_while_others_are_sent_wait_for_the_next_round() {
        tell(3);
        AtomicInteger sent = new AtomicInteger();
        JavaMailSenderImpl busy = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage letter) {
                assertThat(sent.incrementAndGet()).as("a round ends").isLessThanOrEqualTo(3);
                tell(1);
            }
        };

        assertThat(dispatcher(busy).sendDue()).isEqualTo(3);
        assertThat(bench.outbox.due(10)).hasSize(3);
    }

    @Test
    void several_letters_are_on_their_way_at_once() {
        int senders = NotificationBench.SETTINGS.senders();
        CyclicBarrier together = new CyclicBarrier(senders);
        JavaMailSenderImpl meeting = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage letter) {
                try {
                    together.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                    throw new MailParseException(alone);
                }
            }
        };
        tell(2 * senders);

        assertThat(senders).isGreaterThan(1);
        assertThat(dispatcher(meeting).sendDue()).isEqualTo(2 * senders);
    }

    @Test
    void a_mail_server_that_is_down_is_asked_once_by_each_sender_and_no_letter_counts_it() {
        int senders = NotificationBench.SETTINGS.senders();
        AtomicInteger asked = new AtomicInteger();
        JavaMailSenderImpl down = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage letter) {
                asked.incrementAndGet();
                throw new MailSendException("down", new ConnectException());
            }
        };
        tell(30);

        assertThat(dispatcher(down).sendDue()).isZero();
        assertThat(asked.get()).isBetween(1, senders);
        assertThat(bench.outbox.due(50)).hasSize(30).allMatch(letter -> letter.attempts() == 0);
    }

    @Test
    void a_mail_server_that_refuses_letters_is_left_alone_after_a_few() {
        int senders = NotificationBench.SETTINGS.senders();
        JavaMailSenderImpl refusing = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage letter) {
                throw new MailSendException("refused");
            }
        };
        tell(30);

        assertThat(dispatcher(refusing).sendDue()).isZero();
        assertThat(30 - bench.outbox.due(50).size()).isBetween(3, 2 + senders);
    }

    @Test
    void a_message_claimed_by_a_sender_that_died_is_sent_when_the_claim_runs_out_under_the_same_id() throws Exception {
        up();
        tell(1);
        Outbox.Letter letter = bench.outbox.due(1).get(0);
        assertThat(bench.outbox.claim(letter, "dead", NotificationBench.SETTINGS.lease())).isTrue();
        assertThat(dispatcher().sendDue()).isZero();
        bench.jdbc.update("update carnet_outbox set claimed_until = next_attempt");
        assertThat(dispatcher().sendDue()).isEqualTo(1);
        assertThat(ids()).containsExactly("<" + letter.id() + "@carnet.example>");
    }

    @Test
    void without_a_mail_server_messages_wait() {
        tell(1);
        assertThat(new Dispatcher(bench.outbox, Optional.empty(), NotificationBench.SETTINGS, () -> NOW).sendDue())
                .isZero();
        assertThat(bench.outbox.due(10)).hasSize(1);
    }

    private void up() {
        server = new GreenMail(smtp);
        server.start();
    }

    private void tell(int messages) {
        for (int i = 0; i < messages; i++) {
            bench.inTransaction(() -> bench.messages.tellHolder(Notice.of(RECORD, Topic.DOCUMENT_ADDED, NOW)));
        }
    }

    private Dispatcher dispatcher() {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(smtp.getPort());
        return dispatcher(mail);
    }

    private Dispatcher dispatcher(JavaMailSenderImpl mail) {
        return new Dispatcher(bench.outbox, Optional.of(mail), NotificationBench.SETTINGS, () -> NOW);
    }

    private List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    private List<String> ids() {
        return Arrays.stream(server.getReceivedMessages())
                .map(message -> {
                    try {
                        return message.getMessageID();
                    } catch (MessagingException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .toList();
    }
}
