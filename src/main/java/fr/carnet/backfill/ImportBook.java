package fr.carnet.backfill;

import fr.carnet.shared.RecordNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code carnet_history_import}: where the import of each record stands. */
@Component
class ImportBook {
    private static final Set<String> LOCKED_BY_ANOTHER = Set.of("55P03", "HYT00", "40001");

    private static final int TIMESTAMP = Types.TIMESTAMP_WITH_TIMEZONE;

    private final JdbcClient jdbc;

    ImportBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param position where the last page ended; empty at the start
     * @param changed rows stored or corrected since this pass began
     */
    record Line(
            RecordNumber record,
            HistoryState.Status status,
            HistoryWindow window,
            Optional<Instant> nextAt,
            Instant dueAt,
            Optional<HistoryRow.Position> position,
            int imported,
            int changed,
            int attempts,
            Optional<String> documentId,
            int documentRevision) {
        HistoryState state() {
            boolean due = status != HistoryState.Status.NONE;
            return new HistoryState(status, due ? Optional.of(dueAt) : Optional.empty(), imported);
        }
    }

    /** Another process holds the line: it is importing this record right now. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy(Throwable cause) {
            super("another process imports this record", cause);
        }
    }

    void open(RecordNumber record, Instant openedAt, HistoryState.Status status) {
        HistoryWindow window = HistoryWindow.before(openedAt);
        Instant due = HistoryWindow.dueAfter(openedAt);
        jdbc.sql("insert into carnet_history_import (record, status, opened_at, window_from, window_to, due_at, next_at,"
                        + " imported, changed, attempts, document_revision)"
                        + " values (:record, :status, :opened, :from, :to, :due, :next, 0, 0, 0, 0)")
                .param("record", record.value())
                .param("status", status.code())
                .param("opened", utc(openedAt))
                .param("from", window.from().toString())
                .param("to", window.to().toString())
                .param("due", utc(due))
                .param("next", status == HistoryState.Status.SCHEDULED ? utc(due) : null, TIMESTAMP)
                .update();
    }

    Optional<Line> find(RecordNumber record) {
        return jdbc.sql("select * from carnet_history_import where record = :record")
                .param("record", record.value())
                .query(ImportBook::line)
                .optional();
    }

    /** The line, held until the end of the transaction; fails at once when another transaction holds it. */
    Optional<Line> lock(RecordNumber record) {
        try {
            return jdbc.sql("select * from carnet_history_import where record = :record for update nowait")
                    .param("record", record.value())
                    .query(ImportBook::line)
                    .optional();
        } catch (DataAccessException e) {
            if (lockedByAnother(e)) {
                throw new Busy(e);
            }
            throw e;
        }
    }

    private static boolean lockedByAnother(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOCKED_BY_ANOTHER.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Begins a pass over the source, from its first row. */
    void begin(RecordNumber record, Instant now) {
        jdbc.sql("update carnet_history_import set status = 'running', position_date = null, position_id = null,"
                        + " changed = 0, next_at = :now where record = :record")
                .param("record", record.value())
                .param("now", utc(now))
                .update();
    }

    /** Goes on with a pass that was interrupted. */
    void resume(RecordNumber record, Instant now) {
        jdbc.sql("update carnet_history_import set status = 'running', next_at = :now where record = :record")
                .param("record", record.value())
                .param("now", utc(now))
                .update();
    }

    void advance(RecordNumber record, HistoryRow.Position position, int imported, int changed) {
        jdbc.sql("update carnet_history_import set position_date = :date, position_id = :id, imported = :imported,"
                        + " changed = :changed, attempts = 0 where record = :record")
                .param("record", record.value())
                .param("date", position.date().toString())
                .param("id", position.id())
                .param("imported", imported)
                .param("changed", changed)
                .update();
    }

    void finish(RecordNumber record, int imported) {
        jdbc.sql("update carnet_history_import set status = 'done', next_at = null, position_date = null,"
                        + " position_id = null, imported = :imported, changed = 0, attempts = 0 where record = :record")
                .param("record", record.value())
                .param("imported", imported)
                .update();
    }

    void documented(RecordNumber record, String documentId, int revision) {
        jdbc.sql("update carnet_history_import set document_id = :id, document_revision = :revision"
                        + " where record = :record")
                .param("record", record.value())
                .param("id", documentId)
                .param("revision", revision)
                .update();
    }

    /** Nothing is done by itself until the record is reopened. */
    void park(RecordNumber record) {
        jdbc.sql("update carnet_history_import set status = 'scheduled', next_at = null"
                        + " where record = :record and status in ('scheduled', 'running', 'failed')")
                .param("record", record.value())
                .update();
    }

    void unpark(RecordNumber record) {
        jdbc.sql("update carnet_history_import set next_at = due_at"
                        + " where record = :record and status = 'scheduled' and next_at is null")
                .param("record", record.value())
                .update();
    }

    /** @param retryAt null: wait for an operator */
    void fail(RecordNumber record, Instant retryAt) {
        jdbc.sql("update carnet_history_import set status = 'failed', attempts = attempts + 1, next_at = :retry"
                        + " where record = :record and status <> 'done'")
                .param("record", record.value())
                .param("retry", retryAt == null ? null : utc(retryAt), TIMESTAMP)
                .update();
    }

    List<RecordNumber> due(Instant now, int after, int max) {
        return jdbc.sql("select record from carnet_history_import where next_at <= :now and record > :after"
                        + " order by record fetch first " + max + " rows only")
                .param("now", utc(now))
                .param("after", after)
                .query((rs, n) -> new RecordNumber(rs.getInt(1)))
                .list();
    }

    void forget(RecordNumber record) {
        jdbc.sql("delete from carnet_history_import where record = :record")
                .param("record", record.value())
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Line line(ResultSet rs, int row) throws SQLException {
        String positionDate = rs.getString("position_date");
        OffsetDateTime next = rs.getObject("next_at", OffsetDateTime.class);
        return new Line(
                new RecordNumber(rs.getInt("record")),
                HistoryState.Status.valueOf(rs.getString("status").toUpperCase(Locale.ROOT)),
                new HistoryWindow(
                        LocalDate.parse(rs.getString("window_from")), LocalDate.parse(rs.getString("window_to"))),
                Optional.ofNullable(next).map(OffsetDateTime::toInstant),
                rs.getObject("due_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(positionDate)
                        .map(date -> new HistoryRow.Position(LocalDate.parse(date), string(rs, "position_id"))),
                rs.getInt("imported"),
                rs.getInt("changed"),
                rs.getInt("attempts"),
                Optional.ofNullable(rs.getString("document_id")),
                rs.getInt("document_revision"));
    }

    private static String string(ResultSet rs, String column) {
        try {
            return rs.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException("column " + column, e);
        }
    }
}
