package fr.carnet.record;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A row of {@code carnet_record} as values. */
final class RecordRow {
    private RecordRow() {}

    static RecordStatus status(ResultSet row, int index) throws SQLException {
        Holder holder = holder(row);
        RecordFacts facts = new RecordFacts(
                new RecordNumber(row.getInt("record")),
                row.getString("patient_id"),
                holder.ins(),
                holder.birthDate(),
                RecordFacts.State.valueOf(row.getString("state")),
                instant(row, "closed_at"),
                row.getLong("epoch"));
        return new RecordStatus(
                facts,
                holder,
                instant(row, "opened_at").orElseThrow(),
                Optional.ofNullable(row.getString("closure_reason")),
                instant(row, "destroy_at"),
                row.getBoolean("deletion_requested"));
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(
                new BusinessIdentifier(row.getString("ins_system"), row.getString("ins_value")),
                row.getString("family"),
                row.getString("given"),
                row.getString("gender"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("birth_place"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
