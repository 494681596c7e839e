package fr.carnet.record;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.time.LocalDate;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction is told of the record it holds locked, on a database. */
class HeldRecordTest {
    private static final RecordNumber RECORD = new RecordNumber(1_234_567_890);
    private static final BusinessIdentifier INS = new BusinessIdentifier(NamingSystems.INS_NIR_TEST, "255069999999934");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private TransactionTemplate another;
    private RecordBook book;

    @BeforeEach
    void a_record_is_open() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + getClass().getSimpleName() + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/common/V010__record.sql")).execute(database);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        another = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        jdbc = JdbcClient.create(database);
        book = new RecordBook(jdbc);
        Holder holder = new Holder(INS, "DUPONT", "MARIE", "female", LocalDate.of(1955, 6, 1), "75056");
        transaction.executeWithoutResult(status -> book.enter(RECORD, "p-1", holder, NOW));
    }

    @Test
    void the_row_locked_is_not_read_again() {
        transaction.executeWithoutResult(status -> {
            book.lock(RECORD);
            jdbc.sql("delete from carnet_record").update();
            assertThat(book.byNumber(RECORD)).isPresent();
            assertThat(book.byIns(INS)).isPresent();
            assertThat(book.lock(RECORD)).isPresent();
            status.setRollbackOnly();
        });
    }

    @Test
    void what_the_transaction_changed_itself_is_seen_by_it() {
        transaction.executeWithoutResult(status -> {
            long before = book.lock(RECORD).orElseThrow().epoch();
            book.rightsChanged(RECORD);
            assertThat(book.byNumber(RECORD).orElseThrow().epoch()).isEqualTo(before + 1);
            book.lock(RECORD);
            book.close(RECORD, NOW, "holder", NOW.plusSeconds(1));
            assertThat(book.byNumber(RECORD).orElseThrow().state()).isEqualTo(RecordFacts.State.CLOSED);
            book.lock(RECORD);
            assertThat(book.beginDestruction(RECORD, NOW.plusSeconds(2))).isTrue();
            assertThat(book.byNumber(RECORD)).isEmpty();
            assertThat(book.lock(RECORD)).isEmpty();
        });
    }

    @Test
    void nothing_is_remembered_after_the_transaction() {
        transaction.executeWithoutResult(status -> book.lock(RECORD));
        transaction.executeWithoutResult(status -> {
            book.lock(RECORD);
            status.setRollbackOnly();
        });
        jdbc.sql("delete from carnet_record").update();
        assertThat(book.byNumber(RECORD)).isEmpty();
    }

    @Test
    void nothing_is_remembered_that_was_read_without_a_transaction() {
        assertThat(book.lock(RECORD)).isPresent();
        jdbc.sql("delete from carnet_record").update();
        assertThat(book.byNumber(RECORD)).isEmpty();
    }

    @Test
    void another_transaction_begun_meanwhile_reads_for_itself() {
        transaction.executeWithoutResult(status -> {
            book.lock(RECORD);
            book.close(RECORD, NOW, "holder", NOW.plusSeconds(1));
            book.lock(RECORD);
            another.executeWithoutResult(inner -> assertThat(state()).isEqualTo(RecordFacts.State.OPEN));
            assertThat(state()).isEqualTo(RecordFacts.State.CLOSED);
            status.setRollbackOnly();
        });
    }

    private RecordFacts.State state() {
        return book.byNumber(RECORD).orElseThrow().state();
    }
}
