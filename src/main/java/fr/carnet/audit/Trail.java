package fr.carnet.audit;

import fr.carnet.record.RecordFacts;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows a record's trace, narrowed in the database to what the viewer may see, so that totals and pages are exact. */
@Component
public class Trail {
    private static final String COLUMNS = "t." + TraceColumns.NAMES.replace(", ", ", t.");

    private final JdbcClient jdbc;

    Trail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param total exact number of matches, empty when not asked
     * @param nextCursor value of {@code _cursor} for the next page, empty on the last
     */
    public record Page(List<Trace> traces, Optional<Long> total, Optional<String> nextCursor) {}

    /**
     * One page of the trace, newest first unless asked otherwise.
     *
     * @throws fr.carnet.shared.Refusal {@code not-found} for a cursor of somebody else or of another search
     */
    public Page search(RecordFacts record, TrailQuery query, Viewer viewer) {
        TrailFilter filter = new TrailFilter(record, viewer).asked(query, record);
        Optional<Long> total = query.withTotal() || query.countOnly() ? Optional.of(count(filter)) : Optional.empty();
        if (query.countOnly()) {
            return new Page(List.of(), total, Optional.empty());
        }
        String binding = viewer.key() + "\n" + record.number() + "\n" + query.fingerprint();
        query.cursor().map(cursor -> TrailCursor.read(cursor, binding)).ifPresent(from -> after(filter, from, query));
        List<Trace> traces = page(filter, query);
        boolean more = traces.size() > query.count();
        List<Trace> shown = more ? traces.subList(0, query.count()) : traces;
        return new Page(
                List.copyOf(shown),
                total,
                more ? Optional.of(TrailCursor.of(shown.get(shown.size() - 1)).write(binding)) : Optional.empty());
    }

    /** One row by the UUID in its id; empty when missing or not for this viewer. */
    public Optional<Trace> find(RecordFacts record, String uuid, Viewer viewer) {
        TrailFilter filter = new TrailFilter(record, viewer);
        filter.add("t.id = ?", uuid);
        return jdbc.sql("select " + COLUMNS + TrailFilter.FROM + filter.where())
                .params(filter.values())
                .query((row, i) -> TraceColumns.read(row))
                .optional();
    }

    private long count(TrailFilter filter) {
        return jdbc.sql("select count(*)" + TrailFilter.FROM + filter.where())
                .params(filter.values())
                .query(Long.class)
                .single();
    }

    private static void after(TrailFilter filter, TrailCursor from, TrailQuery query) {
        String beyond = query.oldestFirst() ? ">" : "<";
        Object time = TrailFilter.time(from.recorded());
        filter.add("(t.recorded " + beyond + " ? or (t.recorded = ? and t.id " + beyond + " ?))", time, time, from.id());
    }

    private List<Trace> page(TrailFilter filter, TrailQuery query) {
        String way = query.oldestFirst() ? "" : " desc";
        return jdbc.sql("select " + COLUMNS + TrailFilter.FROM + filter.where() + " order by t.recorded" + way
                        + ", t.id" + way + " fetch first " + (query.count() + 1) + " rows only")
                .params(filter.values())
                .query((row, i) -> TraceColumns.read(row))
                .list();
    }
}
