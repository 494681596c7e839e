package fr.carnet.access.consent;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.shared.RecordNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code carnet_right}: one row per Consent that expresses a right. */
@Component
class RightTable {
    private final JdbcClient jdbc;

    RightTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param author key of who wrote the Consent
     * @param status {@code active}, {@code proposed} or {@code inactive}
     */
    record Row(String consentId, WrittenRight right, String author, String status) {
        boolean live() {
            return !status.equals("inactive");
        }

        boolean active() {
            return status.equals("active");
        }
    }

    List<Row> rows(RecordNumber record) {
        return jdbc.sql("select * from carnet_right where record = :record and status <> 'inactive'")
                .param("record", record.value())
                .query((row, n) -> row(row))
                .list();
    }

    Optional<Row> find(RecordNumber record, String consentId) {
        return jdbc.sql("select * from carnet_right where record = :record and consent_id = :consent")
                .param("record", record.value())
                .param("consent", consentId)
                .query((row, n) -> row(row))
                .optional();
    }

    boolean blocked(RecordNumber record, Collection<String> actors, Instant now) {
        return rows(record).stream()
                .map(Row::right)
                .anyMatch(r -> r.kind() == Kind.BLOCK
                        && actors.contains(r.actor())
                        && (r.to() == null || now.isBefore(r.to())));
    }

    void insert(RecordNumber record, Row row) {
        jdbc.sql("insert into carnet_right (record, consent_id, kind, actor, author, pcp, masked, valid_from, valid_to,"
                        + " status) values (:record, :consent, :kind, :actor, :author, :pcp, :masked, :from, :to, :status)")
                .param("record", record.value())
                .param("consent", row.consentId())
                .param("kind", row.right().kind().name())
                .param("actor", row.right().actor())
                .param("author", row.author())
                .param("pcp", row.right().treatingDoctor())
                .param("masked", row.right().masked())
                .param("from", at(row.right().from()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", at(row.right().to()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("status", row.status())
                .update();
    }

    void change(RecordNumber record, String consentId, String status, Instant from, Instant to) {
        jdbc.sql("update carnet_right set status = :status, valid_from = :from, valid_to = :to"
                        + " where record = :record and consent_id = :consent")
                .param("status", status)
                .param("from", at(from), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", at(to), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("record", record.value())
                .param("consent", consentId)
                .update();
    }

    /** Blocked: a member of no care team any more, also when he is unblocked (CONTRACT 5). */
    void leaveTeams(RecordNumber record, String actor) {
        jdbc.sql("delete from carnet_team_member where record = :record and member = :actor")
                .param("record", record.value())
                .param("actor", actor)
                .update();
    }

    /** An emergency access does not outlive a block, not even once it is lifted. */
    void endEmergency(RecordNumber record, String actor) {
        jdbc.sql("delete from carnet_break_glass where record = :record and professional = :actor")
                .param("record", record.value())
                .param("actor", actor)
                .update();
    }

    /** Nor does any outlive the holder's opposition to emergencies, not even once that is lifted. */
    void endEmergencies(RecordNumber record) {
        jdbc.sql("delete from carnet_break_glass where record = :record")
                .param("record", record.value())
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        WrittenRight right = new WrittenRight(
                Kind.valueOf(row.getString("kind")),
                row.getString("actor"),
                row.getBoolean("pcp"),
                row.getBoolean("masked"),
                instant(row, "valid_from"),
                instant(row, "valid_to"));
        return new Row(row.getString("consent_id"), right, row.getString("author"), row.getString("status"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
