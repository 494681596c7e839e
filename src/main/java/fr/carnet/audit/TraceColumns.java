package fr.carnet.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** How a trace row lies in {@code carnet_trace}. */
final class TraceColumns {
    static final String NAMES = "record, id, recorded, agent_kind, agent_key, agent_system, agent_code, agent_name,"
            + " profession, specialty, structure, action, interaction, rest, resource_type, resource_id, granted,"
            + " reason, purpose, query, request_id, hidden_until, hidden_from_representatives, secret";
    static final String INSERT = "insert into carnet_trace (" + NAMES + ", mac) values (" + "?, ".repeat(24) + "?)";

    private TraceColumns() {}

    static Object[] bind(Trace trace, String mac) {
        Trace.Agent agent = trace.agent();
        Trace.Deed deed = trace.deed();
        return new Object[] {
            trace.record(), trace.id(), utc(trace.recorded()),
            agent.kind(), agent.key(), agent.system(), agent.code(), agent.name(),
            agent.profession(), agent.specialty(), agent.structure(),
            deed.action(), deed.interaction(), deed.rest(), deed.resourceType(), deed.resourceId().orElse(null),
            deed.granted(), deed.reason(), deed.purpose(), deed.query(), trace.requestId(),
            utc(trace.hiding().until()), trace.hiding().fromRepresentatives(), trace.hiding().secret(), mac
        };
    }

    static Trace read(ResultSet row) throws SQLException {
        return new Trace(
                row.getInt("record"),
                row.getString("id"),
                instant(row, "recorded"),
                agent(row),
                deed(row),
                new Trace.Hiding(
                        instant(row, "hidden_until"),
                        row.getBoolean("hidden_from_representatives"),
                        row.getBoolean("secret")),
                row.getString("request_id"));
    }

    private static Trace.Agent agent(ResultSet row) throws SQLException {
        return new Trace.Agent(
                row.getString("agent_kind"),
                row.getString("agent_key"),
                row.getString("agent_system"),
                row.getString("agent_code"),
                row.getString("agent_name"),
                row.getString("profession"),
                row.getString("specialty"),
                row.getString("structure"));
    }

    private static Trace.Deed deed(ResultSet row) throws SQLException {
        return new Trace.Deed(
                row.getString("action"),
                row.getString("interaction"),
                row.getString("rest"),
                row.getString("resource_type"),
                Optional.ofNullable(row.getString("resource_id")),
                row.getBoolean("granted"),
                row.getString("reason"),
                row.getString("purpose"),
                row.getString("query"));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
