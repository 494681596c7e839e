package fr.carnet.scenario.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Looks for words in every column of every table and in the content folder, as somebody would who may read it all. */
public final class MarkerScan {
    private MarkerScan() {}

    /** @return {@code table.column} wherever one of the markers is found; files of the content folder as {@code file:…} */
    public static Set<String> find(List<String> markers) {
        Set<String> found = new TreeSet<>();
        try (Connection connection = RunningServer.context().getBean(DataSource.class).getConnection()) {
            for (Map.Entry<String, String> table : tables(connection).entrySet()) {
                scan(connection, table.getKey(), table.getValue(), markers, found);
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        files(markers, found);
        return found;
    }

    private static Map<String, String> tables(Connection connection) throws SQLException {
        Map<String, String> tables = new java.util.TreeMap<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                String schema = rows.getString("TABLE_SCHEM");
                if (schema.equalsIgnoreCase("public")) {
                    String name = rows.getString("TABLE_NAME");
                    tables.put("\"" + schema + "\".\"" + name + "\"", name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return tables;
    }

    private static void scan(Connection connection, String table, String name, List<String> markers, Set<String> found)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    String value = text(rows, column);
                    if (markers.stream().anyMatch(value::contains)) {
                        found.add(name + "." + rows.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        if (value instanceof byte[] bytes) {
            return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        }
        String text = value == null ? null : rows.getString(column);
        return text == null ? "" : text;
    }

    private static void files(List<String> markers, Set<String> found) {
        try (Stream<Path> all = Files.walk(contentFolder())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                if (markers.stream().anyMatch(marker -> bytes.contains(marker) || file.toString().contains(marker))) {
                    found.add("file:" + file.getFileName());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Files in the content folder, so that a test sees that what it stored is there before and gone after. */
    public static List<Path> contentOf(String recordNumber) {
        try (Stream<Path> all = Files.walk(contentFolder())) {
            return new ArrayList<>(all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(recordNumber + "-"))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path contentFolder() {
        return Path.of(RunningServer.context().getEnvironment().getRequiredProperty("carnet.content.directory"));
    }
}
