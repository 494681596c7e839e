package fr.carnet.audit;

import fr.carnet.access.Accessed;
import fr.carnet.access.Action;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.access.Need;
import fr.carnet.access.Standing;
import fr.carnet.identity.Caller;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** What callers may ask of the trace: search it, read one entry, verify it. Looking at the trace is traced too. */
@Component
public class TrailDesk {
    private static final String TYPE = "AuditEvent";

    private final Trail trail;
    private final Gate gate;
    private final RecordDirectory records;
    private final BusinessClock clock;
    private final Seal seal;
    private final BalpAuditEvent balp;

    TrailDesk(Trail trail, Rights rights, BusinessClock clock, Seal seal, AuditSettings settings) {
        this.trail = trail;
        this.gate = rights.gate();
        this.records = rights.records();
        this.clock = clock;
        this.seal = seal;
        this.balp = new BalpAuditEvent(settings.serverName());
    }

    /** The doors that say who may look into which record. */
    record Rights(Gate gate, RecordDirectory records) {}

    /** @param total exact; empty when not asked */
    public record Found(List<AuditEvent> events, Optional<Long> total, Optional<String> nextCursor) {}

    /**
     * {@code GET /fhir/AuditEvent?patient=…}.
     *
     * @param parameters all but those that name the record
     * @param name reads which record is named; asked only once the parameters are known to be offered
     */
    public Found search(Call call, Map<String, List<String>> parameters, Supplier<Named> name) {
        TrailQuery query = TrailQuery.parse(parameters);
        Ask ask = new Ask(Need.CONCERNED, Action.READ, 's', "search-type", TYPE, query.asked());
        Entrance entrance = gate.enter(call, name.get(), ask);
        Instant now = entrance.visibility().now();
        Viewer viewer = viewer(entrance.standing(), call.caller(), now)
                .orElseThrow(() -> gate.refusal(call, entrance, ask, ErrorCode.NOT_PERMITTED));
        Trail.Page page = trail.search(entrance.record(), query, viewer);
        return new Found(
                page.traces().stream().map(trace -> event(trace, entrance.record(), call)).toList(),
                page.total(),
                page.nextCursor());
    }

    /** One entry by id; {@code not-found} for whatever this caller may not see. */
    public AuditEvent read(Call call, String id) {
        Optional<RecordFacts> record = RecordNumber.ofId(id).flatMap(records::byNumber);
        Optional<Trace> trace = record.flatMap(facts -> viewer(gate.standing(call, facts), call.caller(), clock.now())
                .flatMap(viewer -> trail.find(facts, id.substring(id.indexOf('-') + 1), viewer)));
        // What this viewer may see is his; the gate then adds its own reasons to refuse.
        EntryFacts his = new EntryFacts("", Set.of(call.caller().key()), "", false, null, false, false);
        Entrance entrance = gate.byId(call, Ask.read("read", TYPE), id, trace.map(found -> his));
        return event(trace.orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND)), entrance.record(), call);
    }

    /** Seals what is pending and verifies the whole trace; for the operator. */
    public Parameters verify(Call call) {
        boolean operator = call.caller() instanceof Caller.Operator;
        call.accessed(new Accessed(
                call.caller(), Optional.empty(), Action.EXECUTE, "$verify", TYPE, Optional.empty(), Optional.empty(),
                operator, operator ? "office" : ErrorCode.NOT_PERMITTED.code(), "HOPERAT", "", call.requestId()));
        if (!operator) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
        Verification verification = seal.verify();
        Parameters answer = new Parameters();
        answer.addParameter("valid", verification.valid());
        answer.addParameter()
                .setName("count")
                .setValue(new IntegerType((int) Math.min(verification.count(), Integer.MAX_VALUE)));
        verification.firstFault().ifPresent(fault -> answer.addParameter("firstFault", fault));
        return answer;
    }

    private AuditEvent event(Trace trace, RecordFacts record, Call call) {
        return balp.render(trace, record, call.locale());
    }

    private static Optional<Viewer> viewer(Standing standing, Caller caller, Instant now) {
        return switch (standing) {
            case HOLDER -> Optional.of(new Viewer.Holder(caller.key(), now));
            case REPRESENTATIVE -> Optional.of(new Viewer.Representative(caller.key(), now));
            case PROFESSIONAL -> Optional.of(new Viewer.Professional(caller.key()));
            default -> Optional.empty();
        };
    }
}
