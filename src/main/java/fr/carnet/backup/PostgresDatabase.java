package fr.carnet.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL, by COPY over the driver: any version of the server, no client tool beside it. Tables and names of contents
 * come from one snapshot.
 */
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
        return "database.copy.zip";
    }

    @Override
    public void save(Path file, Names names) throws IOException, SQLException {
        if (empty()) {
            throw new Stopped("la base ne contient rien.", "the database holds nothing.");
        }
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            new TableCopies(connection).writeTo(file);
            readNames(connection, names);
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
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            row.next();
            return !row.getBoolean(1);
        }
    }

    /** Beside the place first, then into it: all or nothing. The planner's figures are made anew at the end. */
    @Override
    public void putBack(Path file) throws IOException, SQLException {
        try (Connection connection = open()) {
            new RestoredTables(connection, installation).putBack(file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze");
            }
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(installation.url(), installation.user(), installation.password());
    }
}
