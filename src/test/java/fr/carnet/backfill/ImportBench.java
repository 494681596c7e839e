package fr.carnet.backfill;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** A database, records, a source and a place to store, around as many imports as a test wants. */
final class ImportBench {
    static final Instant OPENED = Instant.parse("2026-05-10T08:00:00Z");
    static final LocalDate ADULT = LocalDate.of(1980, 5, 17);

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Map<Integer, RecordFacts> records = new ConcurrentHashMap<>();
    final Map<String, HistoryRow> source = new ConcurrentHashMap<>();
    final List<Object> events = new CopyOnWriteArrayList<>();
    final AtomicInteger deposits = new AtomicInteger();
    volatile int failAt = -1;
    volatile int atOnce = 4;
    volatile boolean failAlways;
    volatile Supplier<Throwable> failure = () -> new AssertionError("killed");
    volatile Instant now = HistoryWindow.dueAfter(OPENED);

    ImportBench(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/common/V600__backfill.sql"))
                .execute(dataSource);
        jdbc.sql("create table stored (record integer not null, id varchar(64) not null, type varchar(40) not null,"
                + " row_id varchar(128), gone boolean not null, body text not null, primary key (record, id))").update();
    }

    HistoryImport process() {
        BusinessClock clock = () -> now;
        BackfillSettings settings = new BackfillSettings("", 7, Duration.ofSeconds(20), 3, atOnce);
        ImportStep.Surroundings around =
                new ImportStep.Surroundings(new OneSource(new ListSource()), events::add, clock, settings);
        ImportBook book = new ImportBook(jdbc);
        RowBook rowBook = new RowBook(jdbc);
        ImportStep step = new ImportStep(book, rowBook, new Store(), new Directory(), around);
        return new HistoryImport(book, rowBook, step, transaction, around);
    }

    RecordNumber record(int number, LocalDate birthDate) {
        RecordNumber record = new RecordNumber(number);
        state(record, birthDate, RecordFacts.State.OPEN);
        return record;
    }

    void state(RecordNumber record, LocalDate birthDate, RecordFacts.State state) {
        records.put(record.value(), new RecordFacts(record, "p" + record.value() + "-patient",
                new BusinessIdentifier("urn:oid:1.2.250.1.213.1.4.10", "1" + record.value()), birthDate, state,
                Optional.empty(), 1));
    }

    void row(String id, LocalDate date, HistoryKind kind, String label, boolean secret) {
        source.put(id, new HistoryRow(id, date, kind, "C", "urn:s", label, null, null, secret));
    }

    /** Rows of every kind, on both bounds, inside and just outside the window. */
    void usualRows() {
        HistoryWindow window = HistoryWindow.before(OPENED);
        for (int n = 0; n < 25; n++) {
            row("in-" + n, window.from().plusDays(n * 20L), HistoryKind.values()[n % 7], "soin " + n, false);
        }
        row("in-last", window.to(), HistoryKind.CARE, "dernier jour", false);
        row("out-before", window.from().minusDays(1), HistoryKind.CARE, "trop tôt", false);
        row("out-after", window.to().plusDays(1), HistoryKind.CARE, "trop tard", false);
    }

    List<String> storedRows(RecordNumber record) {
        return jdbc.sql("select row_id from stored where record = ? and row_id is not null and gone = false order by row_id")
                .param(record.value()).query(String.class).list();
    }

    int documents(RecordNumber record) {
        return jdbc.sql("select count(*) from stored where record = ? and type = 'DocumentReference' and gone = false")
                .param(record.value()).query(Integer.class).single();
    }

    String body(RecordNumber record, String rowId) {
        return jdbc.sql("select body from stored where record = ? and row_id = ? and gone = false")
                .param(record.value()).param(rowId).query(String.class).single();
    }

    List<String> wanted() {
        return source.keySet().stream().filter(id -> id.startsWith("in-")).sorted().toList();
    }

    private final class ListSource implements HistorySource {
        @Override
        public boolean knows(BusinessIdentifier ins) {
            return true;
        }

        @Override
        public List<HistoryRow> rows(
                BusinessIdentifier ins, HistoryWindow window, Optional<HistoryRow.Position> after, int max) {
            // Gives a day too much on each side: the import must keep its window by itself.
            HistoryWindow wider = new HistoryWindow(window.from().minusDays(1), window.to().plusDays(1));
            return new ArrayList<>(source.values()).stream()
                    .filter(row -> wider.contains(row.date()))
                    .filter(row -> after.isEmpty() || row.position().compareTo(after.get()) > 0)
                    .sorted(Comparator.comparing(HistoryRow::position))
                    .limit(max)
                    .toList();
        }
    }

    private record OneSource(HistorySource one) implements ObjectProvider<HistorySource> {
        @Override
        public HistorySource getObject() {
            return one;
        }

        @Override
        public Stream<HistorySource> orderedStream() {
            return Stream.of(one);
        }
    }

    private final class Directory implements RecordDirectory {
        @Override
        public java.util.Optional<fr.carnet.record.RecordFacts> lock(fr.carnet.shared.RecordNumber number) {
            return byNumber(number);
        }

        @Override
        public Optional<RecordFacts> byIns(BusinessIdentifier ins) {
            return Optional.empty();
        }

        @Override
        public Optional<RecordFacts> byNumber(RecordNumber number) {
            return Optional.ofNullable(records.get(number.value()));
        }

        @Override
        public void rightsChanged(RecordNumber number) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Store implements Deposit {
        @Override
        public String store(RecordNumber record, Resource resource, EntryFacts facts) {
            String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
            String rowId = resource.fhirType().equals("Provenance") ? null : json.replaceAll(
                    "(?s).*assurance-maladie-row\",\"value\":\"([^\"]+)\".*", "$1");
            return insert(record, resource.fhirType(), rowId, json);
        }

        @Override
        public void replace(RecordNumber record, Resource resource, EntryFacts facts) {
            jdbc.sql("update stored set body = ? where record = ? and id = ?")
                    .param(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource))
                    .param(record.value()).param(resource.getIdElement().getIdPart()).update();
            maybeFail();
        }

        @Override
        public void withdraw(RecordNumber record, String resourceType, String id) {
            jdbc.sql("update stored set gone = true where record = ? and id = ?")
                    .param(record.value()).param(id).update();
            maybeFail();
        }

        @Override
        public String storeDocument(RecordNumber record, DocumentReference metadata, byte[] content) {
            metadata.getRelatesTo().forEach(relation -> withdraw(record, "DocumentReference",
                    relation.getTarget().getReference().replace("DocumentReference/", "")));
            return insert(record, "DocumentReference", null, new String(content, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replace('\0', ' '));
        }

        private String insert(RecordNumber record, String type, String rowId, String body) {
            String id = record.newId();
            jdbc.sql("insert into stored (record, id, type, row_id, gone, body) values (?, ?, ?, ?, false, ?)")
                    .param(record.value()).param(id).param(type).param(rowId).param(body).update();
            maybeFail();
            return id;
        }

        private void maybeFail() {
            if (deposits.incrementAndGet() == failAt || failAlways) {
                Throwable thrown = failure.get();
                if (thrown instanceof RuntimeException unchecked) {
                    throw unchecked;
                }
                throw (Error) thrown;
            }
        }
    }
}
