package fr.carnet.notification;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The notification room put together on a database, with one fictitious record. */
final class NotificationBench {
    static final RecordNumber RECORD = new RecordNumber(12);
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final BusinessIdentifier INS = new BusinessIdentifier(NamingSystems.INS_NIR_TEST, "280057512345670");
    static final BusinessIdentifier MOTHER = new BusinessIdentifier(NamingSystems.INS_NIR_TEST, "255027512345687");
    static final NotificationSettings SETTINGS = new NotificationSettings(
            "carnet@carnet.example", Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofMinutes(5), 10, 4,
            Period.ofDays(14), Period.ofYears(1));

    final OneRecord directory = new OneRecord();
    final Shelf register = new Shelf();
    final JdbcTemplate jdbc;
    final TransactionTemplate tx;
    final Outbox outbox;
    final Mailbox mailbox;
    final Messages messages;
    final Announcements announcements;
    final Listeners listeners;
    volatile Optional<String> treatingDoctor = Optional.empty();
    volatile Instant now = NOW;

    NotificationBench(DataSource source, Delivery delivery) {
        JdbcClient client = JdbcClient.create(source);
        jdbc = new JdbcTemplate(source);
        tx = new TransactionTemplate(new DataSourceTransactionManager(source));
        outbox = new Outbox(client, delivery, Clock.systemUTC());
        mailbox = new Mailbox(client);
        AddressBook addresses =
                new AddressBook(directory, register, List.of(person -> Optional.of(person.value() + "@people.example")));
        messages = new Messages(register, addresses, (record, now) -> directory.representatives, outbox);
        announcements = new Announcements(
                new WaitingDocuments(client),
                messages,
                directory,
                SETTINGS.inviteAfter(),
                new Announcements.Times(() -> NOW, tx));
        listeners = new Listeners(messages, new FirstAccesses(jdbc), announcements, (record, now) -> treatingDoctor, () -> now);
    }

    void inTransaction(Runnable work) {
        tx.executeWithoutResult(status -> work.run());
    }

    /** Codes of the messages stored, in order. */
    List<String> told() {
        return register.stored.stream()
                .map(m -> m.getCategoryFirstRep().getCodingFirstRep().getCode())
                .toList();
    }

    static final class OneRecord implements RecordDirectory {
        volatile RecordFacts.State state = RecordFacts.State.OPEN;
        volatile List<BusinessIdentifier> representatives = List.of();

        @Override
        public Optional<RecordFacts> byIns(BusinessIdentifier ins) {
            return ins.equals(INS) ? byNumber(RECORD) : Optional.empty();
        }

        @Override
        public Optional<RecordFacts> byNumber(RecordNumber number) {
            return Optional.of(new RecordFacts(
                    number, "p12-aaaa", INS, LocalDate.of(1980, 5, 17), state, Optional.empty(), 1));
        }

        @Override
        public Optional<RecordFacts> lock(RecordNumber number) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rightsChanged(RecordNumber number) {
            throw new UnsupportedOperationException();
        }
    }

    /** Keeps what is stored; the real register is proved elsewhere. */
    static final class Shelf implements Register {
        @Override
        public List<Entry> slices(
                RecordNumber record, List<fr.carnet.register.Slice> slices, fr.carnet.shared.Visibility visibility) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean holds(RecordNumber record, String documentType, Visibility visibility, fr.carnet.shared.Visibility asker) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Entry> seen(List<Entry> entries, fr.carnet.shared.Visibility visibility) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<fr.carnet.shared.EntryFacts> facts(RecordNumber record, String type, List<String> ids) {
            throw new UnsupportedOperationException();
        }

        final List<Communication> stored = new CopyOnWriteArrayList<>();
        final List<EntryFacts> facts = new CopyOnWriteArrayList<>();
        volatile String patient = "{\"resourceType\":\"Patient\",\"telecom\":[{\"system\":\"phone\",\"value\":\"1\"},"
                + "{\"system\":\"email\",\"value\":\"anne@people.example\"}]}";

        @Override
        public Entry create(RecordNumber record, Resource resource, EntryFacts entryFacts) {
            stored.add((Communication) resource);
            facts.add(entryFacts);
            String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
            return new Entry(record, "Communication", record.newId(), 1, NOW, entryFacts, json);
        }

        @Override
        public Optional<Entry> find(String type, String id) {
            return type.equals("Patient")
                    ? Optional.of(new Entry(
                            RECORD, type, id, 1, NOW, new EntryFacts("", java.util.Set.of(), "", false, null, false, false), patient))
                    : Optional.empty();
        }

        @Override
        public Entry update(Entry current, Resource next, EntryFacts entryFacts) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void changeFacts(Entry current, EntryFacts entryFacts) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Entry> findVersion(String type, String id, int version) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Entry> history(String type, String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Entry> findByIdentifier(RecordNumber record, String type, BusinessIdentifier identifier) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void check(String type, Map<String, List<String>> parameters) {
            // Whatever is asked here is offered.
        }

        @Override
        public Page search(
                RecordNumber record,
                String type,
                Map<String, List<String>> parameters,
                Visibility visibility,
                String callerKey) {
            throw new UnsupportedOperationException();
        }
    }
}
