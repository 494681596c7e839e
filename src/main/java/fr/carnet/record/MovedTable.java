package fr.carnet.record;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One table with a column {@code record} that moves as it is. */
public final class MovedTable implements MovesWithRecord {
    private final JdbcClient jdbc;
    private final String name;
    private final String table;
    private final Map<String, Kind> columns = new LinkedHashMap<>();
    private Predicate<Map<String, Object>> keptFromRepresentatives = row -> false;

    /** What a column holds. */
    public enum Kind {
        TEXT(Types.VARCHAR),
        FLAG(Types.BOOLEAN),
        NUMBER(Types.INTEGER),
        INSTANT(Types.TIMESTAMP_WITH_TIMEZONE);

        private final int sqlType;

        Kind(int sqlType) {
            this.sqlType = sqlType;
        }
    }

    /** @param name of the rows in the archive; @param table named by the room itself, never by a caller */
    public MovedTable(JdbcClient jdbc, String name, String table) {
        this.jdbc = jdbc;
        this.name = name;
        this.table = table;
    }

    /** Adds columns of one kind, besides {@code record}. */
    public MovedTable with(Kind kind, String... names) {
        for (String column : names) {
            columns.put(column, kind);
        }
        return this;
    }

    /** Says which rows legal representatives do not take away. */
    public MovedTable keepingFromRepresentatives(Predicate<Map<String, Object>> rows) {
        keptFromRepresentatives = rows;
        return this;
    }

    @Override
    public boolean keptFromRepresentatives(Map<String, Object> row) {
        return keptFromRepresentatives.test(row);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Map<String, Object>> rows(RecordNumber record) {
        return jdbc.sql("select " + String.join(", ", columns.keySet()) + " from " + table + " where record = ?")
                .param(record.value())
                .query((row, index) -> row(row))
                .list();
    }

    private Map<String, Object> row(ResultSet row) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Kind> column : columns.entrySet()) {
            Object value = switch (column.getValue()) {
                case TEXT -> row.getString(column.getKey());
                case FLAG -> row.getBoolean(column.getKey());
                case NUMBER -> row.getInt(column.getKey());
                case INSTANT -> text(row.getObject(column.getKey(), OffsetDateTime.class));
            };
            values.put(column.getKey(), value);
        }
        return values;
    }

    private static String text(OffsetDateTime instant) {
        return instant == null ? null : instant.withOffsetSameInstant(ZoneOffset.UTC).toString();
    }

    @Override
    public void restore(RecordNumber record, List<Map<String, Object>> rows) {
        jdbc.sql("delete from " + table + " where record = ?")
                .param(record.value())
                .update();
        String names = String.join(", ", columns.keySet());
        String marks = columns.keySet().stream().map(column -> ":" + column).collect(Collectors.joining(", "));
        String insert = "insert into " + table + " (record, " + names + ") values (:record, " + marks + ")";
        for (Map<String, Object> row : rows) {
            JdbcClient.StatementSpec statement = jdbc.sql(insert).param("record", record.value());
            columns.forEach((column, kind) -> statement.param(column, value(row.get(column), kind), kind.sqlType));
            statement.update();
        }
    }

    private Object value(Object sent, Kind kind) {
        try {
            return switch (kind) {
                case TEXT -> (String) sent;
                case FLAG -> (Boolean) sent;
                case NUMBER -> sent == null ? null : ((Number) sent).intValue();
                case INSTANT -> sent == null ? null : OffsetDateTime.parse((String) sent);
            };
        } catch (ClassCastException | DateTimeParseException wrong) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    name,
                    "Les lignes « " + name + " » de l'archive sont illisibles.",
                    "The rows \"" + name + "\" of the archive cannot be read.");
        }
    }
}
