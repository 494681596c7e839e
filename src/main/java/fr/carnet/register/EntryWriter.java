package fr.carnet.register;

import fr.carnet.register.VersionStore.StoredVersion;
import fr.carnet.shared.EntryFacts;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the register's rows. */
final class EntryWriter {
    private static final int BATCH = 1000;
    private static final String FACTS = "document_type = ?, authors = ?, structure = ?, masked = ?, hidden_until = ?,"
            + " hidden_representatives = ?, deleted = ?";
    /** A drawn entry keeps who made it and until when: only its own labels change, the rest is its document's. */
    private static final String OF_DRAWN = "masked = ?, hidden_representatives = ?";
    private static final String KEY = " where record = ? and type = ? and id = ?";
    private static final String INSERT = "insert into carnet_entry (document_type, authors, structure, masked,"
            + " hidden_until, hidden_representatives, deleted, version, last_updated, sort_date, date_high, status,"
            + " resource_pid, record, type, id, source) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_SAME = "insert into carnet_entry_same (record, entry, digest) values (?, ?, ?)";
    private static final String INSERT_VALUE = "insert into carnet_entry_value (record, entry, param, system, text,"
            + " exact, low, high) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    EntryWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One version with everything its rows need. */
    record Written(
            int record,
            String type,
            String id,
            StoredVersion stored,
            EntryFacts facts,
            IndexedValues values,
            Set<String> sameness) {}

    void insert(List<Written> all) {
        jdbc.batchUpdate(INSERT, all, BATCH, (statement, written) -> {
            int next = version(statement, facts(statement, 1, written.facts), written);
            statement.setLong(next, written.stored.resourcePid());
            int last = key(statement, next + 1, written);
            statement.setString(last, written.facts.drawn() ? written.facts.source() : null);
        });
        insertValues(all);
        insertSameness(all);
    }

    /** @return false when the row is no longer at {@code version} */
    boolean update(Written written, int version) {
        String sql = "update carnet_entry set " + FACTS
                + ", version = ?, last_updated = ?, sort_date = ?, date_high = ?, status = ?" + KEY + " and version = ?";
        int changed = jdbc.update(sql, statement -> {
            int next = version(statement, facts(statement, 1, written.facts), written);
            statement.setInt(key(statement, next, written), version);
        });
        jdbc.update(
                "delete from carnet_entry_value where record = ? and entry = ?",
                written.record,
                written.stored.resourcePid());
        insertValues(List.of(written));
        return changed == 1;
    }

    /** @return false when there is no such entry */
    boolean changeFacts(Entry entry, EntryFacts facts) {
        if (entry.facts().drawn()) {
            return jdbc.update(
                            "update carnet_entry set " + OF_DRAWN + KEY,
                            facts.masked(),
                            facts.hiddenFromRepresentatives(),
                            entry.record().value(),
                            entry.type(),
                            entry.id())
                    == 1;
        }
        return jdbc.update("update carnet_entry set " + FACTS + KEY, statement -> {
                    int next = facts(statement, 1, facts);
                    statement.setInt(next, entry.record().value());
                    statement.setString(next + 1, entry.type());
                    statement.setString(next + 2, entry.id());
                })
                == 1;
    }

    /** Locks the row until the transaction ends; -1 when there is none. */
    int lockedVersion(Entry entry) {
        List<Integer> versions = jdbc.queryForList(
                "select version from carnet_entry" + KEY + " for update",
                Integer.class,
                entry.record().value(),
                entry.type(),
                entry.id());
        return versions.isEmpty() ? -1 : versions.get(0);
    }

    void erase(int record) {
        jdbc.update("delete from carnet_entry_same where record = ?", record);
        jdbc.update("delete from carnet_entry_value where record = ?", record);
        jdbc.update("delete from carnet_entry where record = ?", record);
    }

    private void insertValues(List<Written> all) {
        record Value(Written of, ValueRow row) {}
        List<Value> values = new ArrayList<>();
        all.forEach(written -> written.values.rows().forEach(row -> values.add(new Value(written, row))));
        jdbc.batchUpdate(INSERT_VALUE, values, BATCH, (statement, value) -> {
            statement.setInt(1, value.of.record);
            statement.setLong(2, value.of.stored.resourcePid());
            write(statement, value.row);
        });
    }

    private void insertSameness(List<Written> all) {
        List<Object[]> rows = new ArrayList<>();
        all.forEach(written -> written.sameness.forEach(
                digest -> rows.add(new Object[] {written.record, written.stored.resourcePid(), digest})));
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT_SAME, rows);
        }
    }

    private static void write(PreparedStatement statement, ValueRow row) throws SQLException {
        DateRange range = row.range();
        statement.setInt(3, row.parameter());
        statement.setObject(4, row.system(), Types.BIGINT);
        statement.setString(5, row.text());
        statement.setString(6, row.exact());
        statement.setObject(7, range == null ? null : range.low(), Types.BIGINT);
        statement.setObject(8, range == null ? null : range.high(), Types.BIGINT);
    }

    private static int facts(PreparedStatement statement, int first, EntryFacts facts) throws SQLException {
        OffsetDateTime hiddenUntil = facts.hiddenFromPatientUntil() == null
                ? null
                : facts.hiddenFromPatientUntil().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        statement.setString(first, facts.documentType());
        statement.setString(first + 1, KeySet.joined(facts.authors()));
        statement.setString(first + 2, facts.structure());
        statement.setBoolean(first + 3, facts.masked());
        statement.setObject(first + 4, hiddenUntil, Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setBoolean(first + 5, facts.hiddenFromRepresentatives());
        statement.setBoolean(first + 6, facts.deleted());
        return first + 7;
    }

    private static int version(PreparedStatement statement, int first, Written written) throws SQLException {
        DateRange date = written.values.date();
        long lastUpdated = written.stored.lastUpdated().toEpochMilli();
        statement.setInt(first, written.stored.version());
        statement.setLong(first + 1, lastUpdated);
        statement.setLong(first + 2, date == null ? lastUpdated : date.low());
        statement.setObject(first + 3, date == null ? null : date.high(), Types.BIGINT);
        statement.setString(first + 4, written.values.status());
        return first + 5;
    }

    private static int key(PreparedStatement statement, int first, Written written) throws SQLException {
        statement.setInt(first, written.record);
        statement.setString(first + 1, written.type);
        statement.setString(first + 2, written.id);
        return first + 3;
    }
}
