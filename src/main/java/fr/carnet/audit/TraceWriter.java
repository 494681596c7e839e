package fr.carnet.audit;

import fr.carnet.access.Accessed;
import fr.carnet.access.AccessesOfCall;
import fr.carnet.register.FactsChanged;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes the trace in the transaction of the call: when it cannot, the call fails and gives nothing (ACCESS 3.9, "no
 * trace, no data").
 */
class TraceWriter {
    private final JdbcTemplate jdbc;
    private final SealKey key;
    private final Clock machine;

    TraceWriter(JdbcTemplate jdbc, SealKey key, Clock machine) {
        this.jdbc = jdbc;
        this.key = key;
        this.machine = machine;
    }

    @EventListener
    public void on(AccessesOfCall call) {
        write(call.accesses());
    }

    @EventListener
    public void on(Accessed access) {
        write(List.of(access));
    }

    /** The entry's rows appear to the holder, or leave his view, when the entry does. */
    @EventListener
    public void on(FactsChanged change) {
        hidingIs(change.record(), change.id(), change.facts());
    }

    private void write(List<Accessed> accesses) {
        requireTransaction();
        Instant now = machine.instant();
        List<Object[]> rows = accesses.stream()
                .map(access -> TraceOf.access(access, now))
                .map(trace -> TraceColumns.bind(trace, key.row(trace)))
                .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(TraceColumns.INSERT, rows, TYPES);
        }
    }

    private static final int[] TYPES = types();

    private static int[] types() {
        int[] types = new int[25];
        java.util.Arrays.fill(types, java.sql.Types.VARCHAR);
        types[0] = java.sql.Types.INTEGER;
        types[2] = java.sql.Types.TIMESTAMP_WITH_TIMEZONE;
        types[16] = java.sql.Types.BOOLEAN;
        types[21] = java.sql.Types.TIMESTAMP_WITH_TIMEZONE;
        types[22] = java.sql.Types.BOOLEAN;
        types[23] = java.sql.Types.BOOLEAN;
        return types;
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the trace is written within the transaction of what it tells only");
        }
    }

    private void hidingIs(RecordNumber record, String id, EntryFacts facts) {
        requireTransaction();
        Instant hidden = facts.hiddenFromPatientUntil();
        OffsetDateTime until = TraceColumns.utc(hidden == null ? null : hidden.truncatedTo(ChronoUnit.MICROS));
        Object[] values = {until, facts.hiddenFromRepresentatives(), record.value(), id};
        int[] types = {
            java.sql.Types.TIMESTAMP_WITH_TIMEZONE,
            java.sql.Types.BOOLEAN,
            java.sql.Types.INTEGER,
            java.sql.Types.VARCHAR
        };
        int known = jdbc.update(
                "update carnet_trace_hiding set hidden_until = ?, hidden_from_representatives = ?"
                        + " where record = ? and resource_id = ?",
                values,
                types);
        if (known == 0) {
            jdbc.update(
                    "insert into carnet_trace_hiding"
                            + " (hidden_until, hidden_from_representatives, record, resource_id) values (?, ?, ?, ?)",
                    values,
                    types);
        }
    }
}
