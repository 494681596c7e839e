package fr.carnet.access;

import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * The gate every call passes: reads the facts, asks the {@link DecisionPoint}, notes the access on the call, lets in or
 * refuses. Two reads whatever the outcome, so that time tells nothing.
 */
@Component
public class Gate {
    /** Stands for a record that does not exist, so that the same reads are made. */
    private static final RecordNumber NOBODY = new RecordNumber(1_999_999_999);

    private final DecisionPoint decisions;
    private final GrantBook grants;
    private final RecordDirectory directory;
    private final BusinessClock clock;

    Gate(DecisionPoint decisions, GrantBook grants, RecordDirectory directory, BusinessClock clock) {
        this.decisions = decisions;
        this.grants = grants;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * A call that names a record, noted as one access.
     *
     * @throws Refusal the record-level reason, first that applies
     */
    public Entrance enter(Call call, Named named, Ask ask) {
        Entrance entrance = admit(call, named, ask);
        note(call, entrance, ask, Optional.empty(), Optional.empty());
        return entrance;
    }

    /** The same, but only a refusal is noted: the caller notes each entry it then touches with {@link #note}. */
    public Entrance admit(Call call, Named named, Ask ask) {
        return admit(call, named, ask, List.of());
    }

    /** The same for a call that asks for several things in one record. @return what the first lets in to */
    public Entrance admit(Call call, Named named, Ask ask, List<Ask> others) {
        Trace trace = trace(call, named, ask);
        scoped(call, ask, trace);
        others.forEach(other -> scoped(call, other, trace(call, named, other)));
        Situation situation = situation(call, named);
        Decision.Granted granted = granted(situation, ask, trace);
        others.forEach(other -> granted(situation, other, trace(call, named, other)));
        return entrance(situation, granted);
    }

    private Decision.Granted granted(Situation situation, Ask ask, Trace trace) {
        Decision decision = decisions.decide(situation, ask.need());
        if (decision instanceof Decision.Granted granted) {
            trace.admitted(granted.purpose());
            return granted;
        }
        ErrorCode code = ((Decision.Denied) decision).code();
        trace.refused(code);
        throw Refusal.of(code);
    }

    private static Trace trace(Call call, Named named, Ask ask) {
        return new Trace(call, ask, number(named), Optional.empty(), Optional.empty());
    }

    /** Notes an access that was let in, on one entry or on the record as a whole. */
    public void note(Call call, Entrance entrance, Ask ask, Optional<String> id, Optional<EntryFacts> facts) {
        new Trace(call, ask, Optional.of(entrance.record().number()), id, facts)
                .granted(entrance.reason(), entrance.purpose());
    }

    /** Notes that a caller who was let in is refused after all, and gives the refusal to throw. */
    public Refusal refusal(Call call, Entrance entrance, Ask ask, ErrorCode code) {
        new Trace(call, ask, Optional.of(entrance.record().number()), Optional.empty(), Optional.empty())
                .refused(code);
        return Refusal.of(code);
    }

    /**
     * A call that names an entry by its own id, to read or to change it; a change is then allowed by {@link
     * #change(Call, Entrance, Ask, String, EntryFacts, Change)}.
     *
     * @param id the id asked, whether or not it is one of ours
     * @param facts the entry's facts, empty when there is no such entry
     * @throws Refusal {@code not-found}, the same whether the entry is hidden or missing; {@code not-permitted} for a kind
     *     of caller who never sees content
     */
    public Entrance byId(Call call, Ask ask, String id, Optional<EntryFacts> facts) {
        return byId(call, ask, id, facts, visibility -> facts.filter(visibility::shows).isPresent());
    }

    /**
     * The same for an entry that tells of its parts (a submission set, of its documents): it is seen by who made it and by
     * those who see one of them.
     *
     * @param parts facts of its parts
     */
    public Entrance byId(Call call, Ask ask, String id, Optional<EntryFacts> facts, List<EntryFacts> parts) {
        Optional<EntryFacts> there = facts.filter(entry -> !entry.deleted());
        return byId(call, ask, id, facts, visibility -> there.filter(visibility::owns).isPresent()
                || there.isPresent() && parts.stream().anyMatch(visibility::shows));
    }

    private Entrance byId(
            Call call, Ask ask, String id, Optional<EntryFacts> facts, Predicate<Visibility> shown) {
        RecordNumber number = RecordNumber.ofId(id).orElse(NOBODY);
        Optional<RecordFacts> record = directory.byNumber(number);
        Trace trace = new Trace(call, ask, record.map(RecordFacts::number), Optional.of(id), facts);
        scoped(call, ask, trace);
        Situation situation = situation(call, new Named(record, Optional.empty()));
        Decision decision = decisions.decideById(situation);
        if (!(decision instanceof Decision.Granted granted)) {
            ErrorCode code = ((Decision.Denied) decision).code();
            trace.refused(code);
            throw Refusal.of(code);
        }
        if (!shown.test(granted.visibility())) {
            trace.refused(ErrorCode.NOT_FOUND);
            throw Refusal.of(ErrorCode.NOT_FOUND);
        }
        trace.granted(granted.reason(), granted.purpose());
        return entrance(situation, granted);
    }

    /**
     * May the caller, already let in to this record, change this entry? A refusal is noted, unless his access to the entry
     * was: that one shows as refused when the call ends so.
     *
     * @throws Refusal {@code not-permitted} or {@code not-found}
     */
    public void change(Call call, Entrance entrance, Ask ask, String id, EntryFacts facts, Change change) {
        Optional<ErrorCode> refusal = EntryRules.refusal(call.caller(), entrance, facts, change);
        if (refusal.isEmpty()) {
            return;
        }
        Optional<String> entry = Optional.of(id);
        if (call.accesses().stream().noneMatch(access -> access.resourceId().equals(entry))) {
            new Trace(call, ask, Optional.of(entrance.record().number()), entry, Optional.of(facts))
                    .refused(refusal.get());
        }
        throw Refusal.of(refusal.get());
    }

    /** How the caller's access to this record stands ({@code $record-status}); refuses nothing, notes nothing. */
    public AccessState state(Call call, RecordFacts record) {
        Situation situation = situation(call, new Named(Optional.of(record), Optional.empty()));
        return AccessState.of(situation, decisions.decide(situation, Need.READ));
    }

    /** The decision on another need of the same caller; refuses nothing, notes nothing. */
    public Decision decision(Call call, RecordFacts record, Need need) {
        return decisions.decide(situation(call, new Named(Optional.of(record), Optional.empty())), need);
    }

    /** What the caller is to this record; refuses nothing, notes nothing. */
    public Standing standing(Call call, RecordFacts record) {
        return situation(call, new Named(Optional.of(record), Optional.empty())).standing();
    }

    private Situation situation(Call call, Named named) {
        Instant now = clock.now();
        RightsFacts rights = grants.load(call.caller(), number(named).orElse(NOBODY), now);
        return new Situation(call.caller(), named.record(), named.byOwnIns(call.caller()), rights, now);
    }

    private static Optional<RecordNumber> number(Named named) {
        return named.record().map(RecordFacts::number);
    }

    private static Entrance entrance(Situation situation, Decision.Granted granted) {
        Visibility visibility = granted.visibility();
        RecordFacts record = situation.record().orElseThrow();
        return new Entrance(record, situation.standing(), visibility, granted.reason(), granted.purpose());
    }

    private static void scoped(Call call, Ask ask, Trace trace) {
        if (!call.caller().scopes().allow(ask.type(), ask.scope(), ask.query())) {
            trace.refused(ErrorCode.NOT_PERMITTED);
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
    }
}
