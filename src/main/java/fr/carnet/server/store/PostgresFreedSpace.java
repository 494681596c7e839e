package fr.carnet.server.store;

import fr.carnet.shared.FreedSpace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Makes the space of deleted rows free to be overwritten: VACUUM of every table of the schema, beside running calls. */
final class PostgresFreedSpace implements FreedSpace {
    private static final String TABLES = "select format('%I.%I', schemaname, tablename) from pg_tables"
            + " where schemaname = current_schema() order by tablename";

    private final DataSource pool;

    PostgresFreedSpace(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public void clear() {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(true);
            // The pool gives up waiting for an answer sooner than a large table is read through.
            connection.setNetworkTimeout(Runnable::run, 0);
            try (Statement statement = connection.createStatement()) {
                for (String table : tables(statement)) {
                    statement.execute("vacuum " + table);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the database could not be vacuumed", failed);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
