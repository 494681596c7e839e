package fr.carnet.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * Every table of the current schema as PostgreSQL's COPY writes it, in one ZIP: {@code history} (the migrations that made
 * the schema), one entry {@code table/NAME(COLUMNS)} each, {@code sequences} last, so that no number is given twice.
 */
final class TableCopies {
    static final String HISTORY = "carnet_schema_history";
    static final String HISTORY_ENTRY = "history";
    static final String SEQUENCES_ENTRY = "sequences";
    static final String TABLE_ENTRY = "table/";
    private static final String COLUMNS =
            """
            select c.table_name, c.column_name, c.data_type from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
            order by c.table_name, c.ordinal_position""";
    private static final String SEQUENCES =
            "select sequencename from pg_sequences where schemaname = current_schema() order by sequencename";

    private final Connection connection;

    TableCopies(Connection connection) {
        this.connection = connection;
    }

    void writeTo(Path file) throws IOException, SQLException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
            text(zip, HISTORY_ENTRY, history(connection));
            for (Map.Entry<String, String> table : tables().entrySet()) {
                if (!table.getKey().equals(HISTORY)) {
                    copy(zip, table.getKey(), table.getValue());
                }
            }
            text(zip, SEQUENCES_ENTRY, sequences());
            zip.finish();
            zip.flush();
            channel.force(true);
        }
    }

    private void copy(ZipOutputStream zip, String table, String columns) throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(TABLE_ENTRY + quoted(table) + " (" + columns + ")"));
        connection.unwrap(PGConnection.class).getCopyAPI()
                .copyOut("copy " + quoted(table) + " (" + columns + ") to stdout", (OutputStream) zip);
        zip.closeEntry();
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Which migrations made this schema: one line {@code version checksum} each. */
    static String history(Connection connection) throws SQLException {
        return lines(connection, "select version || ' ' || coalesce(checksum, 0) from " + HISTORY
                + " where success and version is not null order by installed_rank");
    }

    /** Columns by table. A large object would lie outside the tables: none is written, and none would be forgotten. */
    private Map<String, String> tables() throws SQLException {
        Map<String, StringJoiner> tables = new LinkedHashMap<>();
        try (PreparedStatement question = connection.prepareStatement(COLUMNS);
                ResultSet rows = question.executeQuery()) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), name -> new StringJoiner(", ")).add(quoted(rows.getString(2)));
                if (rows.getString(3).equals("oid")) {
                    requireNone(rows.getString(1), rows.getString(2));
                }
            }
        }
        Map<String, String> columns = new LinkedHashMap<>();
        tables.forEach((table, names) -> columns.put(table, names.toString()));
        return columns;
    }

    private void requireNone(String table, String column) throws SQLException {
        String question = "select 'x' from " + quoted(table) + " where " + quoted(column) + " is not null limit 1";
        if (!lines(connection, question).isEmpty()) {
            throw new Stopped(
                    "la table " + table + " désigne de grands objets, que cette sauvegarde ne contiendrait pas.",
                    "table " + table + " names large objects, which this backup would not hold.");
        }
    }

    private String sequences() throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String name : List.of(lines(connection, SEQUENCES).split("\n"))) {
            if (!name.isBlank()) {
                all.append(lines(connection, "select '" + name + "' || ' ' || last_value || ' ' || is_called from " + quoted(name)));
            }
        }
        return all.toString();
    }

    private static String lines(Connection connection, String question) throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
