package fr.carnet.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/**
 * Puts {@link TableCopies} back: the schema is made by the same migrations in a schema of its own, filled, and moved to
 * its place in one transaction. Cut off at any point, the place still holds nothing.
 */
final class RestoredTables {
    private static final String BESIDE = "carnet_restoring";

    private final Connection connection;
    private final Installation installation;

    RestoredTables(Connection connection, Installation installation) {
        this.connection = connection;
        this.installation = installation;
    }

    void putBack(Path file) throws IOException, SQLException {
        String place = list("select current_schema()").get(0);
        run("drop schema if exists " + BESIDE + " cascade");
        run("create schema " + BESIDE);
        migrateTo(history(file));
        connection.setAutoCommit(false);
        run("set local search_path to " + BESIDE);
        List<String> references = withoutReferences();
        fill(file);
        for (String reference : references) {
            run(reference);
        }
        moveTo(TableCopies.quoted(place));
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static String history(Path file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().equals(TableCopies.HISTORY_ENTRY)) {
                throw new Stopped("la sauvegarde ne contient pas de base.", "the backup holds no database.");
            }
            return text(zip);
        }
    }

    /** The schema as it was when the backup was made; the server brings it further when it starts. */
    private void migrateTo(String history) throws SQLException {
        String[] lines = history.strip().split("\n");
        try {
            Flyway.configure()
                    .dataSource(installation.url(), installation.user(), installation.password())
                    .locations("classpath:db/migration/postgresql", "classpath:db/migration/common")
                    .table(TableCopies.HISTORY)
                    .defaultSchema(BESIDE)
                    .target(lines[lines.length - 1].split(" ")[0])
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            throw unknownSchema();
        }
        run("set search_path to " + BESIDE);
        if (!TableCopies.history(connection).equals(history)) {
            throw unknownSchema();
        }
        run("reset search_path");
    }

    private static Stopped unknownSchema() {
        return new Stopped(
                "cette version de Carnet ne sait pas refaire le schéma de la sauvegarde : prenez celle qui l'a faite.",
                "this version of Carnet cannot make the backup's schema: take the one that made it.");
    }

    /** @return what puts the foreign keys back, once every table is filled */
    private List<String> withoutReferences() throws SQLException {
        String keys = " from pg_constraint c where c.contype = 'f' and c.connamespace = '" + BESIDE + "'::regnamespace";
        String table = "'alter table ' || c.conrelid::regclass || ";
        List<String> back = list("select " + table
                + "' add constraint ' || quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid)" + keys);
        for (String drop : list("select " + table + "' drop constraint ' || quote_ident(c.conname)" + keys)) {
            run(drop);
        }
        return back;
    }

    private void fill(Path file) throws IOException, SQLException {
        for (String table : list("select quote_ident(tablename) from pg_tables where schemaname = '" + BESIDE
                + "' and tablename <> '" + TableCopies.HISTORY + "'")) {
            run("truncate " + table);
        }
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith(TableCopies.TABLE_ENTRY)) {
                    String table = name.substring(TableCopies.TABLE_ENTRY.length());
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin", (InputStream) zip);
                } else if (name.equals(TableCopies.SEQUENCES_ENTRY)) {
                    sequences(text(zip));
                }
            }
        }
    }

    private void sequences(String lines) throws SQLException {
        for (String line : lines.lines().toList()) {
            String[] words = line.split(" ");
            run("select setval('" + TableCopies.quoted(words[0]) + "', " + words[1] + ", " + words[2] + ")");
        }
    }

    /** Identity columns take their sequences with them; those that belong to no column go by themselves. */
    private void moveTo(String place) throws SQLException {
        for (String table : list("select quote_ident(tablename) from pg_tables where schemaname = '" + BESIDE + "'")) {
            run("alter table " + BESIDE + "." + table + " set schema " + place);
        }
        for (String sequence : list("select quote_ident(sequencename) from pg_sequences where schemaname = '" + BESIDE + "'")) {
            run("alter sequence " + BESIDE + "." + sequence + " set schema " + place);
        }
        run("drop schema " + BESIDE);
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private List<String> list(String question) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private void run(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
