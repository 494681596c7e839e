package fr.carnet.notification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.carnet.shared.RecordNumber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which professionals the holder already knows to have accessed his record. */
class FirstAccesses {
    private static final int MOST = 50_000;

    private final JdbcTemplate jdbc;
    /** Known once, known as long as the record exists; its number is never given again. */
    private final Cache<Known, Boolean> known = Caffeine.newBuilder().maximumSize(MOST).build();

    private record Known(int record, String professional) {}

    FirstAccesses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Is this the first one? True once per professional and record, however many calls ask at the same time. */
    boolean isFirst(RecordNumber record, String professional, Instant now) {
        return !knows(record, professional)
                && Boolean.TRUE.equals(jdbc.execute(
                        (ConnectionCallback<Boolean>) connection -> insert(connection, record, professional, now)));
    }

    /** Was it told before? */
    boolean knows(RecordNumber record, String professional) {
        Known access = new Known(record.value(), professional);
        if (known.getIfPresent(access) != null) {
            return true;
        }
        Integer rows = jdbc.queryForObject(
                "select count(*) from carnet_first_access where record = ? and professional = ?",
                Integer.class,
                record.value(),
                professional);
        boolean there = rows != null && rows > 0;
        if (there) {
            rememberWhenCommitted(access);
        }
        return there;
    }

    /** Not before: the row may be one of this transaction's own. */
    private void rememberWhenCommitted(Known access) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.put(access, Boolean.TRUE);
            }
        });
    }

    /**
     * Has nobody been told of this in the hour before? Dates ahead of the clock, which may have been set back, do not count.
     */
    boolean isFirstInAnHour(RecordNumber record, String what, Instant now) {
        int again = jdbc.update(
                "update carnet_first_access set told_at = ? where record = ? and professional = ?"
                        + " and (told_at <= ? or told_at > ?)",
                Outbox.time(now),
                record.value(),
                what,
                Outbox.time(now.minus(Duration.ofHours(1))),
                Outbox.time(now.plus(Duration.ofMinutes(1))));
        return again == 1 || isFirst(record, what, now);
    }

    /** A savepoint, because a refused insert would otherwise end the caller's transaction on PostgreSQL. */
    private static boolean insert(Connection connection, RecordNumber record, String professional, Instant now)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into carnet_first_access (record, professional, told_at) values (?, ?, ?)")) {
            statement.setInt(1, record.value());
            statement.setString(2, professional);
            statement.setObject(3, Outbox.time(now));
            statement.executeUpdate();
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException tooLate) {
            // 23: somebody else was first. 40 or H2's lock timeout: he is about to be; if he fails, the next access tells.
            String state = String.valueOf(tooLate.getSQLState());
            if (state.startsWith("23") || state.startsWith("40") || state.startsWith("HYT")) {
                connection.rollback(before);
                return false;
            }
            throw tooLate;
        }
    }
}
