package fr.carnet.notification;

import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents still hidden from the holder, with the instants at which he is to be told something. */
class WaitingDocuments {
    private static final String SELECT = "select record, document, invite_at, visible_at, hidden_from_representatives,"
            + " invited from carnet_announcement where ";

    private final JdbcClient jdbc;

    WaitingDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param invited the holder was already invited to consult about it */
    record Waiting(
            RecordNumber record,
            String document,
            Instant inviteAt,
            Instant visibleAt,
            boolean hiddenFromRepresentatives,
            boolean invited) {
        Waiting with(EntryFacts facts) {
            return new Waiting(
                    record, document, inviteAt, facts.hiddenFromPatientUntil(), facts.hiddenFromRepresentatives(), invited);
        }

        Waiting asInvited() {
            return new Waiting(record, document, inviteAt, visibleAt, hiddenFromRepresentatives, true);
        }
    }

    void add(Waiting document) {
        jdbc.sql("insert into carnet_announcement"
                        + " (record, document, invite_at, visible_at, hidden_from_representatives, invited)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        document.record().value(),
                        document.document(),
                        Outbox.time(document.inviteAt()),
                        Outbox.time(document.visibleAt()),
                        document.hiddenFromRepresentatives(),
                        document.invited())
                .update();
    }

    void update(Waiting document) {
        jdbc.sql("update carnet_announcement set visible_at = ?, hidden_from_representatives = ?, invited = ?"
                        + " where record = ? and document = ?")
                .params(
                        Outbox.time(document.visibleAt()),
                        document.hiddenFromRepresentatives(),
                        document.invited(),
                        document.record().value(),
                        document.document())
                .update();
    }

    void remove(Waiting document) {
        jdbc.sql("delete from carnet_announcement where record = ? and document = ?")
                .params(document.record().value(), document.document())
                .update();
    }

    Optional<Waiting> find(RecordNumber record, String document) {
        return one(record, document, "");
    }

    /** The same, held until the end of the transaction. */
    Optional<Waiting> lock(RecordNumber record, String document) {
        return one(record, document, " for update");
    }

    private Optional<Waiting> one(RecordNumber record, String document, String lock) {
        return jdbc.sql(SELECT + "record = ? and document = ?" + lock)
                .params(record.value(), document)
                .query((row, i) -> read(row))
                .optional();
    }

    List<Waiting> due(Instant now) {
        OffsetDateTime at = Outbox.time(now);
        return jdbc.sql(SELECT + "(invited = false and invite_at <= ?) or visible_at <= ? order by visible_at, document")
                .params(at, at)
                .query((row, i) -> read(row))
                .list();
    }

    private static Waiting read(ResultSet row) throws SQLException {
        return new Waiting(
                new RecordNumber(row.getInt(1)),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getBoolean(5),
                row.getBoolean(6));
    }
}
