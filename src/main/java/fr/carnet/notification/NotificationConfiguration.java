package fr.carnet.notification;

import fr.carnet.access.GrantBook;
import fr.carnet.record.HoldsRecordData;
import fr.carnet.record.MovedTable;
import fr.carnet.record.MovesWithRecord;
import fr.carnet.record.RecordDirectory;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationSettings.class)
class NotificationConfiguration {
    /** With a mail server ({@code spring.mail.host}) e-mails are sent; without one the sandbox keeps them, others wait. */
    @Bean
    Delivery delivery(ObjectProvider<JavaMailSender> mail, @Value("${carnet.sandbox.enabled:false}") boolean sandbox) {
        if (mail.getIfAvailable() != null) {
            return Delivery.SEND;
        }
        return sandbox ? Delivery.KEEP : Delivery.WAIT;
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, Delivery delivery) {
        return new Outbox(jdbc, delivery, Clock.systemUTC());
    }

    @Bean
    Mailbox mailbox(JdbcClient jdbc) {
        return new Mailbox(jdbc);
    }

    @Bean
    AddressBook addressBook(RecordDirectory records, Register register, ObjectProvider<Addresses> directories) {
        return new AddressBook(records, register, directories.orderedStream().toList());
    }

    @Bean
    Messages messages(Register register, AddressBook addresses, GrantBook rights, Outbox outbox) {
        return new Messages(register, addresses, rights::representatives, outbox);
    }

    @Bean
    Reminders reminders(Messages messages) {
        return new Reminders(messages);
    }

    @Bean
    Dispatcher dispatcher(
            Outbox outbox, ObjectProvider<JavaMailSender> mail, NotificationSettings settings, BusinessClock clock) {
        return new Dispatcher(outbox, Optional.ofNullable(mail.getIfAvailable()), settings, clock);
    }

    @Bean
    WaitingDocuments waitingDocuments(JdbcClient jdbc) {
        return new WaitingDocuments(jdbc);
    }

    @Bean
    Announcements.Times announcementTimes(BusinessClock clock, PlatformTransactionManager transactions) {
        return new Announcements.Times(clock, new TransactionTemplate(transactions));
    }

    @Bean
    Announcements announcements(
            WaitingDocuments waiting,
            Messages messages,
            RecordDirectory records,
            NotificationSettings settings,
            Announcements.Times times) {
        return new Announcements(waiting, messages, records, settings.inviteAfter(), times);
    }

    @Bean
    FirstAccesses firstAccesses(JdbcTemplate jdbc) {
        return new FirstAccesses(jdbc);
    }

    @Bean
    MovesWithRecord movingDirectiveReminders(JdbcClient jdbc) {
        return new MovedTable(jdbc, "directive-reminders", "carnet_directive_reminder")
                .with(MovedTable.Kind.TEXT, "document")
                .with(MovedTable.Kind.INSTANT, "remind_at");
    }

    /** What still waits for its announcement waits on, where the record has gone. */
    @Bean
    MovesWithRecord movingAnnouncements(JdbcClient jdbc) {
        return new MovedTable(jdbc, "announcements", "carnet_announcement")
                .with(MovedTable.Kind.TEXT, "document")
                .with(MovedTable.Kind.INSTANT, "invite_at", "visible_at")
                .with(MovedTable.Kind.FLAG, "hidden_from_representatives", "invited");
    }

    @Bean
    Listeners notificationListeners(
            Messages messages,
            FirstAccesses firsts,
            Announcements announcements,
            GrantBook rights,
            BusinessClock clock) {
        return new Listeners(messages, firsts, announcements, rights::treatingDoctor, clock);
    }

    /** The Communications are the register's to destroy; the e-mails and what was told are ours. */
    @Bean
    HoldsRecordData notificationsOfRecord(Outbox outbox) {
        return outbox::forget;
    }
}
