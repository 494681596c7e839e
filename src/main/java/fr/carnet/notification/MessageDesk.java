package fr.carnet.notification;

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
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What callers may ask of the messages: the holder's own, and for a professional those addressed to him. */
@Component
public class MessageDesk {
    private static final String TYPE = "Communication";

    private final Register register;
    private final RecordDirectory records;
    private final Gate gate;
    private final BusinessClock clock;

    MessageDesk(Register register, RecordDirectory records, Gate gate, BusinessClock clock) {
        this.register = register;
        this.records = records;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * {@code GET /fhir/Communication?patient=…}; the register refuses what it does not offer.
     *
     * @param parameters all but those that name the record
     * @param line the same as one line, for the trace
     */
    public Register.Page search(Call call, Map<String, List<String>> parameters, String line, Named named) {
        register.check(TYPE, parameters);
        Entrance entrance =
                gate.enter(call, named, new Ask(Need.CONCERNED, Action.READ, 's', "search-type", TYPE, line));
        Visibility visibility =
                visibility(entrance.standing(), call.caller(), entrance.visibility().now());
        return register.search(
                entrance.record().number(), TYPE, parameters, visibility, call.caller().key());
    }

    /** One message by id; {@code not-found} for whatever this caller may not see. */
    public Entry read(Call call, String id) {
        Optional<Entry> entry = RecordNumber.ofId(id)
                .flatMap(records::byNumber)
                .map(record -> visibility(gate.standing(call, record), call.caller(), clock.now()))
                .flatMap(visibility -> register.find(TYPE, id).filter(found -> visibility.shows(found.facts())));
        gate.byId(call, Ask.read("read", TYPE), id, entry.map(Entry::facts));
        return entry.orElseThrow();
    }

    private static Visibility visibility(Standing standing, Caller caller, Instant now) {
        return switch (standing) {
            case HOLDER -> holder(true, now);
            case REPRESENTATIVE -> holder(false, now);
            case PROFESSIONAL -> new Visibility(
                    false, Set.of(), false, false, false, Set.of(caller.key()), true, now);
            default -> Visibility.nothing(now);
        };
    }

    private static Visibility holder(boolean hiddenFromRepresentatives, Instant now) {
        return new Visibility(
                false, Set.of(Messages.TO_HOLDER), true, false, hiddenFromRepresentatives, Set.of(), false, now);
    }
}
