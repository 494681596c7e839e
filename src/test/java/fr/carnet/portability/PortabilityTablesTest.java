package fr.carnet.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.portability.ExportBook.Key;
import fr.carnet.record.MovedTable;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.support.RoomDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class PortabilityTablesTest {
    private static final RecordNumber RECORD = new RecordNumber(41);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    static List<DataSource> databases() {
        return List.of(RoomDatabase.h2(), RoomDatabase.postgres());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_archive_is_made_by_one_worker_and_by_another_when_that_one_falls_silent(DataSource database) {
        ExportBook book = new ExportBook(JdbcClient.create(database));
        Key key = new Key(RECORD, "one");
        book.insert(key, "ins:a", NOW);
        assertThat(book.unfinished(RECORD, "ins:a")).contains("one");
        assertThat(book.unfinished(RECORD, "ins:b")).isEmpty();
        assertThat(book.claim(key, "first", NOW, NOW.plusSeconds(60))).isTrue();
        assertThat(book.claim(key, "second", NOW.plusSeconds(59), NOW.plusSeconds(120))).isFalse();
        assertThat(book.claim(key, "second", NOW.plusSeconds(61), NOW.plusSeconds(120))).isTrue();
        assertThat(book.reached(key, "first", NOW.plusSeconds(120), 1, 2)).isFalse();
        assertThat(book.finish(key, "first", 10, NOW.plusSeconds(1000))).isFalse();
        assertThat(book.finish(key, "second", 10, NOW.plusSeconds(1000))).isTrue();
        assertThat(book.unfinished(RECORD, "ins:a")).isEmpty();
        assertThat(book.over(NOW.plusSeconds(999))).isEmpty();
        assertThat(book.over(NOW.plusSeconds(1000))).containsExactly(key);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_record_on_its_way_arrives_or_is_removed_never_both(DataSource database) {
        MovingBook book = new MovingBook(JdbcClient.create(database));
        BusinessIdentifier ins = new BusinessIdentifier("urn:oid:1.2.250.1.213.1.4.10", "199999999999999");
        book.insert(RECORD, ins, NOW);
        assertThatThrownBy(() -> book.insert(new RecordNumber(42), ins, NOW))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(book.silent(ins, NOW)).isEmpty();
        assertThat(book.silent(ins, NOW.plusSeconds(1))).contains(RECORD);
        assertThat(book.remove(RECORD, NOW)).isTrue();
        assertThat(book.seen(RECORD, NOW)).isFalse();
        assertThat(book.arrived(RECORD)).isFalse();
        book.removed(RECORD);
        book.insert(RECORD, ins, NOW);
        assertThat(book.arrived(RECORD)).isTrue();
        assertThat(book.remove(RECORD, NOW)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_rows_of_a_table_come_back_as_they_were(DataSource database) {
        MovedTable rights = new MovedTable(JdbcClient.create(database), "rights", "carnet_right")
                .with(MovedTable.Kind.TEXT, "consent_id", "kind", "actor", "author", "status")
                .with(MovedTable.Kind.FLAG, "pcp", "masked")
                .with(MovedTable.Kind.INSTANT, "valid_from", "valid_to");
        Map<String, Object> row = new java.util.HashMap<>(Map.of(
                "consent_id", "p41-c", "kind", "GRANT", "actor", "ps:81", "author", "ins:a", "status", "active", "pcp", true,
                "masked", false, "valid_from", "2026-11-22T10:00:00.123456Z"));
        row.put("valid_to", null);
        rights.restore(RECORD, List.of(row));
        assertThat(rights.rows(RECORD)).containsExactly(row);
        rights.restore(RECORD, List.of());
        assertThat(rights.rows(RECORD)).isEmpty();
        row.put("valid_from", "yesterday");
        assertThatThrownBy(() -> rights.restore(RECORD, List.of(row))).isInstanceOf(Refusal.class);
    }
}
