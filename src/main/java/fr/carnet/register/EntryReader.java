package fr.carnet.register;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Reads entries with the text of a version, in one statement. */
final class EntryReader {
    private static final String WITH_VERSION = " join hfj_res_ver v on v.partition_id = ? and v.res_id = e.resource_pid";
    private static final String BY_ID = " where e.record = ? and e.type = ? and e.id = ?";

    private final JdbcTemplate jdbc;

    EntryReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Entry> current(RecordNumber record, String type, String id) {
        Sql sql = byId(record, type, id).add(" and v.res_ver = e.version");
        return list(sql, (row, n) -> entry(row, record, type)).stream().findFirst();
    }

    Optional<Entry> version(RecordNumber record, String type, String id, int version) {
        Sql sql = byId(record, type, id).add(" and v.res_ver = ?", version);
        return list(sql, (row, n) -> versioned(row, record, type)).stream().findFirst();
    }

    List<Entry> versions(RecordNumber record, String type, String id) {
        Sql sql = byId(record, type, id).add(" order by v.res_ver desc");
        return list(sql, (row, n) -> versioned(row, record, type));
    }

    /**
     * An array is made once and its entries are then looked up, also by a plan that a database made before it knew how many
     * values there are; {@code in} was seen to read all values of the record for each of its entries.
     *
     * @param parameter number of the type's {@code identifier} parameter
     */
    List<Entry> byIdentifier(RecordNumber record, String type, int parameter, BusinessIdentifier identifier) {
        Sql sql = withVersion(record, type).add(" and v.res_ver = e.version where e.record = ? and e.type = ?");
        sql.add(" and e.source is null and e.deleted = false and e.resource_pid = any(array(", record.value(), type);
        sql.add("select x.entry from carnet_entry_value x where x.record = ? and x.param = ?", record.value(), parameter);
        sql.add(" and x.text = ? and x.system = ?))", TextForms.exact(identifier.value()), TextForms.system(identifier.system()));
        return list(sql.add(" order by e.resource_pid"), (row, n) -> entry(row, record, type));
    }

    List<EntryFacts> facts(RecordNumber record, String type, List<String> ids) {
        Sql asked = new Sql().add("select " + DrawnSql.columns(type) + DrawnSql.from(type));
        asked.add(" where e.record = ? and e.type = ? and ", record.value(), type);
        asked.in("e.id", ids);
        return list(asked, (row, n) -> facts(row));
    }

    List<String> shown(RecordNumber record, String type, List<String> ids, Visibility visibility) {
        Sql asked = new Sql().add("select e.id from carnet_entry e where e.record = ? and e.type = ? and ", record.value(), type);
        asked.in("e.id", ids).add(" and ");
        DrawnSql.write(asked, record.value(), "e", visibility);
        return list(asked, (row, n) -> row.getString(1));
    }

    /** Which of these, of whatever type, the caller sees, as {@code Type/id}. */
    List<String> seen(RecordNumber record, List<String> ids, Visibility visibility) {
        Sql asked = new Sql().add("select e.type, e.id from carnet_entry e where e.record = ? and ", record.value());
        asked.in("e.id", ids).add(" and ");
        TargetSeen.any(asked, record.value(), "e", visibility);
        return list(asked, (row, n) -> row.getString(1) + "/" + row.getString(2));
    }

    /** The rows of {@link SearchStatements#page}. */
    List<PlacedEntry> page(Sql sql, RecordNumber record, String type, List<SortKey> sort) {
        return list(sql, (row, n) -> new PlacedEntry(entry(row, record, type), place(row, sort), row.getInt("led")));
    }

    /** The rows of {@link SliceStatement}. */
    List<Entry> entries(Sql sql, RecordNumber record) {
        return list(sql, (row, n) -> entry(row, record, row.getString("type")));
    }

    long number(Sql sql) {
        Long number = jdbc.queryForObject(sql.text(), Long.class, sql.arguments());
        return number == null ? 0 : number;
    }

    /**
     * An entry with its place in the order of a search.
     *
     * @param led how many values led to what was found
     */
    record PlacedEntry(Entry entry, List<Object> place, int led) {}

    private <T> List<T> list(Sql sql, RowMapper<T> mapper) {
        return jdbc.query(sql.text(), mapper, sql.arguments());
    }

    /** Current versions of the entries that {@code condition} chooses; drawn ones of any of these types. */
    List<Entry> chosen(RecordNumber record, String type, Sql condition) {
        Sql sql = withVersion(record, type).add(" and v.res_ver = e.version where e.record = ? and ", record.value());
        sql.add(condition.text(), condition.arguments()).add(" order by e.resource_pid desc");
        return list(sql, (row, n) -> entry(row, record, row.getString("type")));
    }

    Optional<Long> pid(Entry entry) {
        Sql sql = new Sql().add("select e.resource_pid from carnet_entry e where e.record = ?", entry.record().value());
        return list(sql.add(" and e.type = ? and e.id = ?", entry.type(), entry.id()), (row, n) -> row.getLong(1)).stream()
                .findFirst();
    }

    private static Sql withVersion(RecordNumber record, String type) {
        Sql sql = new Sql().add("select " + DrawnSql.columns(type) + ", e.type, v.res_ver, v.res_updated, v.res_text_vc");
        return sql.add(DrawnSql.from(type)).add(WITH_VERSION, record.value());
    }

    private static Sql byId(RecordNumber record, String type, String id) {
        return withVersion(record, type).add(BY_ID, record.value(), type, id);
    }

    private static List<Object> place(ResultSet row, List<SortKey> sort) throws SQLException {
        List<Object> place = new ArrayList<>();
        for (int i = 0; i < sort.size(); i++) {
            SortKey key = sort.get(i);
            place.add(key.number() ? (Object) row.getLong("k" + i) : row.getString("k" + i));
        }
        place.add(row.getLong("resource_pid"));
        return place;
    }

    private static Entry entry(ResultSet row, RecordNumber record, String type) throws SQLException {
        Instant lastUpdated = Instant.ofEpochMilli(row.getLong("last_updated"));
        return entry(row, record, type, row.getInt("version"), lastUpdated);
    }

    /** A version that is not the current one has its time in HAPI's row only. */
    private static Entry versioned(ResultSet row, RecordNumber record, String type) throws SQLException {
        int version = row.getInt("res_ver");
        if (version == row.getInt("version")) {
            return entry(row, record, type);
        }
        Instant updated = row.getTimestamp("res_updated").toInstant().truncatedTo(ChronoUnit.MILLIS);
        return entry(row, record, type, version, updated);
    }

    private static Entry entry(ResultSet row, RecordNumber record, String type, int version, Instant lastUpdated)
            throws SQLException {
        String id = row.getString("id");
        String json = VersionJson.complete(row.getString("res_text_vc"), type, id, version, lastUpdated);
        return new Entry(record, type, id, version, lastUpdated, facts(row), json);
    }

    private static EntryFacts facts(ResultSet row) throws SQLException {
        OffsetDateTime hiddenUntil = row.getObject("hidden_until", OffsetDateTime.class);
        String source = row.getString("source");
        return new EntryFacts(
                row.getString("document_type"),
                KeySet.split(row.getString("authors")),
                row.getString("structure"),
                row.getBoolean("masked"),
                hiddenUntil == null ? null : hiddenUntil.toInstant(),
                row.getBoolean("hidden_representatives"),
                row.getBoolean("deleted"),
                source == null ? "" : source);
    }
}
