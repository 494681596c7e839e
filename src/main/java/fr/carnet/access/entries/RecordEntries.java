package fr.carnet.access.entries;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The reads offered on every type of entry of a record. Each is decided by the gate on today's facts, whatever the
 * version read, and noted; an entry the caller may not see is {@code not-found} as if it did not exist.
 */
@Component
public class RecordEntries {
    private final Gate gate;
    private final Register register;

    RecordEntries(Gate gate, Register register) {
        this.gate = gate;
        this.register = register;
    }

    /**
     * One page of a search in the record named.
     *
     * @param ask type, interaction and query, for the decision and the trace
     * @param parameters without those that name the record
     */
    public Register.Page search(
            Call call, Named named, Ask ask, Map<String, List<String>> parameters) {
        register.check(ask.type(), parameters);
        Entrance entrance = gate.admit(call, named, ask);
        Register.Page page = register.search(
                entrance.record().number(),
                ask.type(),
                parameters,
                entrance.visibility(),
                call.caller().key());
        gate.note(call, entrance, ask, Optional.empty(), Optional.empty());
        return page;
    }

    /** The entry with what the caller may do there. */
    public record Found(Entry entry, Entrance entrance) {}

    /** Today's version as the caller may read it. */
    public Entry read(Call call, Ask ask, String id) {
        Found found = find(call, ask, id);
        return seen(found.entry(), found.entrance());
    }

    /** An entry as a caller let in to its record may have it: without references to what he does not see. */
    public Entry seen(Entry entry, Entrance entrance) {
        return register.seen(entry, entrance.visibility());
    }

    /** Today's version whole, as the start of a change. */
    public Found find(Call call, Ask ask, String id) {
        Optional<Entry> entry = register.find(ask.type(), id);
        Entrance entrance = gate.byId(call, ask, id, entry.map(Entry::facts));
        return new Found(entry.orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND)), entrance);
    }

    /** An older version, decided on today's facts. */
    public Entry version(Call call, Ask ask, String id, String version) {
        Entrance entrance = find(call, ask, id).entrance();
        return Optional.of(version)
                .filter(v -> v.matches("[1-9][0-9]{0,8}"))
                .flatMap(v -> register.findVersion(ask.type(), id, Integer.parseInt(v)))
                .map(entry -> seen(entry, entrance))
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
    }

    /** Every version, newest first. */
    public List<Entry> history(Call call, Ask ask, String id) {
        Entrance entrance = find(call, ask, id).entrance();
        return register.seen(register.history(ask.type(), id), entrance.visibility());
    }

    /** May the caller, let in to this record, see an entry with these facts? */
    public static boolean shows(Entrance entrance, EntryFacts facts) {
        return entrance.visibility().shows(facts);
    }
}
