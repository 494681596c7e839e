package fr.carnet.audit;

import fr.carnet.record.RecordFacts;
import fr.carnet.shared.NamingSystems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The WHERE of a look at the trace: the record, what the viewer may see, then what he asks. */
final class TrailFilter {
    static final String FROM = " from carnet_trace t left join carnet_trace_hiding h"
            + " on h.record = t.record and h.resource_id = t.resource_id";

    /** What he did himself he sees, so that his attempts at hidden entries cannot be told from those at missing ones. */
    private static final String OWN_ACT_OR = "(t.agent_key = ? or ";

    private static final String SHOWN_TO_HOLDER =
            "(case when h.record is null then t.hidden_until else h.hidden_until end is null"
                    + " or case when h.record is null then t.hidden_until else h.hidden_until end <= ?)";
    private static final String SHOWN_TO_REPRESENTATIVES = "t.secret = false and"
            + " case when h.record is null then t.hidden_from_representatives else h.hidden_from_representatives end = false";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    TrailFilter(RecordFacts record, Viewer viewer) {
        add("t.record = ?", record.number().value());
        if (viewer instanceof Viewer.Holder holder) {
            add(OWN_ACT_OR + SHOWN_TO_HOLDER + ")", holder.key(), time(holder.now()));
        } else if (viewer instanceof Viewer.Representative representative) {
            add(
                    OWN_ACT_OR + SHOWN_TO_HOLDER + " and " + SHOWN_TO_REPRESENTATIVES + ")",
                    representative.key(),
                    time(representative.now()));
        } else {
            add("t.agent_key = ? and (t.granted = true or t.resource_id is null)", viewer.key());
        }
    }

    TrailFilter asked(TrailQuery query, RecordFacts record) {
        query.dates().forEach(list -> any(list, this::date));
        query.agents().forEach(list -> any(list, token -> agent(token, record)));
        query.actions().forEach(list -> any(list, action -> bind("t.action = ?", action)));
        query.outcomes().forEach(list -> any(list, granted -> bind("t.granted = ?", granted)));
        return this;
    }

    void add(String condition, Object... bound) {
        conditions.add(bind(condition, bound));
    }

    String where() {
        return " where " + String.join(" and ", conditions);
    }

    List<Object> values() {
        return values;
    }

    private String bind(String condition, Object... bound) {
        values.addAll(List.of(bound));
        return condition;
    }

    private <T> void any(List<T> alternatives, Function<T, String> condition) {
        conditions.add("(" + String.join(" or ", alternatives.stream().map(condition).toList()) + ")");
    }

    private String date(DateRange range) {
        List<String> bounds = new ArrayList<>();
        if (range.low() != null) {
            bounds.add(bind("t.recorded >= ?", time(range.low())));
        }
        if (range.high() != null) {
            bounds.add(bind("t.recorded < ?", time(range.high())));
        }
        return (range.negated() ? "not " : "") + "(" + String.join(" and ", bounds) + ")";
    }

    /** By national identifier with or without its system, by RPPS, by structure, or {@code Patient/{id}} for the holder. */
    private String agent(String token, RecordFacts record) {
        if (token.equals("Patient/" + record.patientId())) {
            return bind("t.agent_key = ?", "ins:" + record.ins());
        }
        int bar = token.indexOf('|');
        String system = bar < 0 ? "" : token.substring(0, bar);
        String code = token.substring(bar + 1);
        return switch (system) {
            case "" -> bind("(t.agent_code = ? or t.agent_code = ? or t.structure = ?)", code, "8" + code, code);
            case NamingSystems.RPPS -> bind(
                    "(t.agent_system = ? and t.agent_code = ?)", NamingSystems.ID_NAT_PS, "8" + code);
            case NamingSystems.ID_NAT_STRUCT -> bind("t.structure = ?", code);
            default -> bind("(t.agent_system = ? and t.agent_code = ?)", system, code);
        };
    }

    static Object time(Instant instant) {
        return TraceColumns.utc(instant);
    }
}
