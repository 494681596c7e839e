package fr.carnet.server;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.List;

/** Tells a database that is away for the moment, stopped, cut off or full, from a fault of ours. */
public final class DatabaseGone {
    private static final int DEEPEST = 15;
    /** SQLSTATE: connection; the server stops or starts; no more room; H2: the database is closed, was closed. */
    private static final List<String> STATES = List.of("08", "57P", "53", "90098", "90121");

    /** What the connection pool says, without a state, of a connection that broke while it was used. */
    private static final String CLOSED = "Connection is closed";

    private DatabaseGone() {}

    public static boolean in(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLTransientException || cause instanceof SQLNonTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException refused && refused.getSQLState() != null
                    && STATES.stream().anyMatch(refused.getSQLState()::startsWith)) {
                return true;
            }
            if (CLOSED.equals(cause.getMessage())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
