package fr.carnet.audit;

import fr.carnet.access.Accessed;
import fr.carnet.access.Action;
import fr.carnet.access.Call;
import fr.carnet.identity.Caller;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** What callers may ask of the trace: search it, read one entry, verify it. Looking at the trace is traced too. */
@Component
public class TrailDesk {
    private static final Set<String> FRAME = Set.of("_format", "_pretty");

    private final Trail trail;
    private final Viewers viewers;
    private final Seal seal;
    private final BalpAuditEvent balp;

    TrailDesk(Trail trail, Viewers viewers, Seal seal, AuditSettings settings) {
        this.trail = trail;
        this.viewers = viewers;
        this.seal = seal;
        this.balp = new BalpAuditEvent(settings.serverName());
    }

    /** @param total exact; empty when not asked */
    public record Found(List<AuditEvent> events, Optional<Long> total, Optional<String> nextCursor) {}

    /**
     * {@code GET /fhir/AuditEvent?patient=…}.
     *
     * @param parameters as sent
     */
    public Found search(Call call, Map<String, List<String>> parameters) {
        Map<String, List<String>> asked = new LinkedHashMap<>(parameters);
        List<String> byId = values(asked, "patient");
        byId.addAll(values(asked, "patient:Patient"));
        List<String> byIns = values(asked, "patient.identifier");
        byIns.addAll(values(asked, "patient:identifier"));
        asked.keySet().removeAll(FRAME);
        TrailQuery query = TrailQuery.parse(asked);
        onlyPersons(call);
        if (byId.size() + byIns.size() != 1 || (byId.toString() + byIns).contains(",")) {
            throw Refusal.of(ErrorCode.ONE_RECORD);
        }
        Viewers.Viewing viewing = viewers.ofNamed(
                call, byId.stream().findFirst().map(TrailDesk::patientId), byIns.stream().findFirst().map(TrailDesk::ins));
        Trail.Page page = trail.search(viewing.record(), query, viewing.viewer());
        call.accessed(look(call, viewing, "search-type", Optional.empty(), query.fingerprint()));
        return new Found(
                page.traces().stream().map(trace -> event(trace, viewing.record(), call)).toList(),
                page.total(),
                page.nextCursor());
    }

    /** One entry by id; {@code not-found} for whatever this caller may not see. */
    public AuditEvent read(Call call, String id) {
        onlyPersons(call);
        RecordNumber number = RecordNumber.ofId(id).orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
        Viewers.Viewing viewing =
                viewers.ofNumber(call, number).orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
        String uuid = id.substring(id.indexOf('-') + 1);
        Trace trace = trail.find(viewing.record(), uuid, viewing.viewer())
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
        call.accessed(look(call, viewing, "read", Optional.of(id), ""));
        return event(trace, viewing.record(), call);
    }

    /** Seals what is pending and verifies the whole trace; for the operator. */
    public Parameters verify(Call call) {
        if (!(call.caller() instanceof Caller.Operator)) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
        Verification verification = seal.verify();
        call.accessed(new Accessed(
                call.caller(), Optional.empty(), Action.EXECUTE, "$verify", "AuditEvent", Optional.empty(),
                Optional.empty(), true, "operator", "HOPERAT", "", call.requestId()));
        Parameters answer = new Parameters();
        answer.addParameter("valid", verification.valid());
        answer.addParameter().setName("count").setValue(new org.hl7.fhir.r4.model.IntegerType(
                (int) Math.min(verification.count(), Integer.MAX_VALUE)));
        verification.firstFault().ifPresent(fault -> answer.addParameter("firstFault", fault));
        return answer;
    }

    private AuditEvent event(Trace trace, RecordFacts record, Call call) {
        return balp.render(trace, record, call.locale());
    }

    /** A structure never reads; agents, the feed and the operator have no business in a person's trace. */
    private static void onlyPersons(Call call) {
        boolean person = call.caller() instanceof Caller.Patient || call.caller() instanceof Caller.Professional;
        if (!person) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
    }

    private static Accessed look(
            Call call, Viewers.Viewing viewing, String interaction, Optional<String> id, String query) {
        boolean holder = viewing.viewer() instanceof Viewer.Holder;
        String reason = holder ? "holder" : viewing.viewer() instanceof Viewer.Representative ? "representative" : "";
        return new Accessed(
                call.caller(), Optional.of(viewing.record().number()), Action.READ, interaction, "AuditEvent", id,
                Optional.empty(), true, reason, reason.isEmpty() ? "TREAT" : "PATRQT", query, call.requestId());
    }

    private static List<String> values(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.remove(name);
        return values == null ? new ArrayList<>() : new ArrayList<>(values);
    }

    private static String patientId(String value) {
        return value.startsWith("Patient/") ? value.substring("Patient/".length()) : value;
    }

    private static BusinessIdentifier ins(String token) {
        return BusinessIdentifier.parse(token).orElseThrow(() -> Refusal.of(ErrorCode.ONE_RECORD));
    }
}
