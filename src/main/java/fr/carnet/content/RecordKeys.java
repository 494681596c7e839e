package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The data keys of the records, wrapped, in the caller's transaction. Nothing is cached: a destroyed row is a destroyed
 * key for the very next read, and a key that was rolled back is never used again.
 */
final class RecordKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRIES = 5;

    private final JdbcTemplate jdbc;
    private final MasterKeyFile file;
    private volatile MasterKey master;

    RecordKeys(JdbcTemplate jdbc, MasterKeyFile file) {
        this.jdbc = jdbc;
        this.file = file;
    }

    /** Reads or makes the master key; refuses one that does not open the keys already in the database. */
    synchronized void ready() {
        if (master != null) {
            return;
        }
        Optional<String> any = jdbc.queryForList("select min(wrapped_key) from carnet_content_key", String.class)
                .stream()
                .filter(java.util.Objects::nonNull)
                .findFirst();
        if (!file.exists()) {
            if (any.isPresent()) {
                throw new IllegalStateException("the content master key (carnet.content.master-key-file) is missing,"
                        + " but documents were encrypted with it; put the file back");
            }
            file.create();
        }
        MasterKey read = file.read();
        any.ifPresent(read::requireSameKey);
        master = read;
    }

    Optional<RecordKey> find(RecordNumber record) {
        return wrapped(record).map(wrapped -> new RecordKey(master().unwrap(record.value(), wrapped)));
    }

    /** The record's key, made now when there is none; of two made at a time, the first committed is everybody's. */
    RecordKey findOrCreate(RecordNumber record) {
        for (int i = 0; i < TRIES; i++) {
            Optional<RecordKey> found = find(record);
            if (found.isPresent()) {
                return found.get();
            }
            byte[] secret = new byte[RecordKey.BYTES];
            RANDOM.nextBytes(secret);
            if (insert(record, master().wrap(record.value(), secret))) {
                return new RecordKey(secret);
            }
        }
        throw new IllegalStateException("the key of a record is created and destroyed at the same time");
    }

    void destroy(RecordNumber record) {
        jdbc.update("delete from carnet_content_key where record = ?", record.value());
    }

    private MasterKey master() {
        if (master == null) {
            ready();
        }
        return master;
    }

    private Optional<String> wrapped(RecordNumber record) {
        return jdbc
                .queryForList(
                        "select wrapped_key from carnet_content_key where record = ?", String.class, record.value())
                .stream()
                .findFirst();
    }

    private boolean insert(RecordNumber record, String wrapped) {
        return Boolean.TRUE.equals(
                jdbc.execute((ConnectionCallback<Boolean>) connection -> insert(connection, record, wrapped)));
    }

    /**
     * Under a savepoint: a key that another transaction has just committed must not fail the caller's transaction. Without
     * a transaction the key is committed at once, for the bytes it encrypts are.
     */
    private static boolean insert(Connection connection, RecordNumber record, String wrapped) throws SQLException {
        Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
        try (PreparedStatement insert =
                connection.prepareStatement("insert into carnet_content_key (record, wrapped_key) values (?, ?)")) {
            insert.setInt(1, record.value());
            insert.setString(2, wrapped);
            insert.executeUpdate();
            if (savepoint != null && !Transactions.active()) {
                connection.commit();
            }
            return true;
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith("23")) {
                throw e;
            }
            if (savepoint != null) {
                connection.rollback(savepoint);
            }
            return false;
        }
    }
}
