package fr.carnet.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;

/** PostgreSQL, with its own pg_dump and pg_restore; dump and names of contents come from one exported snapshot. */
final class PostgresDatabase implements Database {
    private static final int PAGE = 10_000;
    private static final String TABLES =
            "select exists (select 1 from information_schema.tables where table_schema = current_schema())";

    private final Installation installation;

    PostgresDatabase(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String kind() {
        return "postgresql";
    }

    @Override
    public String fileName() {
        return "database.dump";
    }

    @Override
    public void save(Path file, Names names) throws IOException, SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read read only");
            String snapshot = text(statement, "select pg_export_snapshot()");
            String schema = text(statement, "select current_schema()");
            run(List.of("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--schema=" + schema,
                    "--snapshot=" + snapshot, "--file=" + file));
            readNames(connection, names);
        }
    }

    private static String text(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void readNames(Connection connection, Names names) throws IOException, SQLException {
        try (PreparedStatement question = connection.prepareStatement(CONTENTS)) {
            question.setFetchSize(PAGE);
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getInt(1), rows.getString(2));
                }
            }
        }
    }

    @Override
    public boolean empty() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            return text(statement, TABLES).equals("f");
        }
    }

    /** All or nothing: one transaction. The planner's figures are made anew at the end. */
    @Override
    public void putBack(Path file) throws IOException, SQLException {
        run(List.of("pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--clean",
                "--if-exists", "--dbname=" + address().getProperty("PGDBNAME"), file.toString()));
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(installation.url(), installation.user(), installation.password());
    }

    private Properties address() {
        return Driver.parseURL(installation.url(), new Properties());
    }

    private void run(List<String> command) throws IOException {
        Properties address = address();
        List<String> words = new ArrayList<>(command);
        words.addAll(1, List.of("--host=" + address.getProperty("PGHOST", "localhost"),
                "--port=" + address.getProperty("PGPORT", "5432"), "--username=" + installation.user(), "--no-password"));
        if (command.get(0).equals("pg_dump")) {
            words.add(address.getProperty("PGDBNAME"));
        }
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", installation.password());
        String said;
        int status;
        try {
            Process process = builder.start();
            said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            status = process.waitFor();
        } catch (IOException absent) {
            throw tool(command.get(0), "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
        if (status != 0) {
            throw tool(command.get(0), said.strip());
        }
    }

    private static Stopped tool(String name, String said) {
        String detail = said.isEmpty() ? "" : " (" + said.replaceAll("\\s+", " ") + ")";
        return new Stopped(
                name + " n'a pas abouti : il faut les outils client de PostgreSQL, d'une version au moins égale à celle de"
                        + " la base" + detail + ".",
                name + " failed: PostgreSQL's client tools are needed, not older than the database" + detail + ".");
    }
}
