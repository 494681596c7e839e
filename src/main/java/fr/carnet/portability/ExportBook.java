package fr.carnet.portability;

import fr.carnet.shared.RecordNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code carnet_export}: archives asked for. */
@Component
class ExportBook {
    private static final String KEY = " where record = :record and id = :id";
    private static final String MINE = KEY + " and worker = :worker";

    private final JdbcClient jdbc;

    ExportBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Status {
        REQUESTED,
        RUNNING,
        DONE,
        FAILED;

        private String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record Key(RecordNumber record, String id) {}

    /** @param recipient an installation, for an operator's archive; @param size of the archive, 0 until it is done */
    record Line(
            Key key, String requestedBy, Optional<String> recipient, Status status, int done, int total, long size) {}

    Optional<String> unfinished(RecordNumber record, String requestedBy) {
        return jdbc.sql("select id from carnet_export where record = :record and requested_by = :by"
                        + " and status in ('requested', 'running') order by requested_at")
                .param("record", record.value())
                .param("by", requestedBy)
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    /** A holder's own. */
    void insert(Key key, String requestedBy, Instant at) {
        insert(key, requestedBy, null, at);
    }

    /** @param recipient null for a holder's own */
    void insert(Key key, String requestedBy, String recipient, Instant at) {
        jdbc.sql("insert into carnet_export (record, id, requested_by, requested_at, status, done_files, total_files,"
                        + " recipient)"
                        + " values (:record, :id, :by, :at, 'requested', 0, 0, :recipient)")
                .param("record", key.record().value())
                .param("id", key.id())
                .param("by", requestedBy)
                .param("at", utc(at))
                .param("recipient", recipient, Types.VARCHAR)
                .update();
    }

    Optional<Line> find(Key key) {
        return of(jdbc.sql("select * from carnet_export" + KEY), key)
                .query(ExportBook::line)
                .optional();
    }

    /** @return false when another worker has it, or it is made or gone */
    boolean claim(Key key, String worker, Instant now, Instant until) {
        return of(jdbc.sql("update carnet_export set status = 'running', worker = :worker, claimed_until = :until" + KEY
                                + " and (status = 'requested' or (status = 'running' and claimed_until < :now))"), key)
                        .param("worker", worker)
                        .param("now", utc(now))
                        .param("until", utc(until))
                        .update()
                == 1;
    }

    /** @return false when it is no longer this worker's */
    boolean reached(Key key, String worker, Instant until, int done, int total) {
        return of(jdbc.sql("update carnet_export set claimed_until = :until, done_files = :done, total_files = :total"
                                + MINE), key)
                        .param("worker", worker)
                        .param("until", utc(until))
                        .param("done", done)
                        .param("total", total)
                        .update()
                == 1;
    }

    boolean finish(Key key, String worker, long size, Instant deleteAt) {
        return ended(key, worker, Status.DONE, size, deleteAt);
    }

    boolean fail(Key key, String worker, Instant deleteAt) {
        return ended(key, worker, Status.FAILED, 0, deleteAt);
    }

    private boolean ended(Key key, String worker, Status status, long size, Instant deleteAt) {
        return of(jdbc.sql("update carnet_export set status = :status, size = :size, delete_at = :at,"
                                + " claimed_until = null" + MINE), key)
                        .param("worker", worker)
                        .param("status", status.code())
                        .param("size", size)
                        .param("at", utc(deleteAt))
                        .update()
                == 1;
    }

    /** Earlier finished archives of the same requester: the newest takes their place. */
    List<Key> earlier(Key key) {
        return of(jdbc.sql("select record, id from carnet_export where record = :record and id <> :id"
                        + " and status in ('done', 'failed')"
                        + " and requested_by = (select requested_by from carnet_export" + KEY + ")"), key)
                .query(ExportBook::key)
                .list();
    }

    List<Key> toBeMade(Instant now, int most) {
        return jdbc.sql("select record, id from carnet_export where status = 'requested'"
                        + " or (status = 'running' and claimed_until < :now) order by requested_at"
                        + " fetch first " + most + " rows only")
                .param("now", utc(now))
                .query(ExportBook::key)
                .list();
    }

    List<Key> over(Instant now) {
        return jdbc.sql("select record, id from carnet_export where delete_at <= :now")
                .param("now", utc(now))
                .query(ExportBook::key)
                .list();
    }

    void delete(Key key) {
        of(jdbc.sql("delete from carnet_export" + KEY), key).update();
    }

    void deleteAll(RecordNumber record) {
        jdbc.sql("delete from carnet_export where record = :record")
                .param("record", record.value())
                .update();
    }

    private static JdbcClient.StatementSpec of(JdbcClient.StatementSpec statement, Key key) {
        return statement.param("record", key.record().value()).param("id", key.id());
    }

    private static Key key(ResultSet row, int index) throws SQLException {
        return new Key(new RecordNumber(row.getInt("record")), row.getString("id"));
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        return new Line(
                key(row, index),
                row.getString("requested_by"),
                Optional.ofNullable(row.getString("recipient")),
                Status.valueOf(row.getString("status").toUpperCase(java.util.Locale.ROOT)),
                row.getInt("done_files"),
                row.getInt("total_files"),
                row.getLong("size"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
