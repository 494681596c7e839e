package fr.carnet.access.related;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Standing;
import fr.carnet.identity.Caller;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.R4Rules;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/** RelatedPersons in the register, in step with their facts. */
@Component
public class LinkShelf {
    private final Register register;
    private final RecordDirectory directory;
    private final LinkTable table;
    private final Limits limits;
    private final Gate gate;
    private final NamedRecords names;
    private final R4Rules rules;

    LinkShelf(Register register, RecordDirectory directory, LinkTable table, Limits limits, Readers readers) {
        this.register = register;
        this.directory = directory;
        this.table = table;
        this.limits = limits;
        this.gate = readers.gate();
        this.names = readers.names();
        this.rules = readers.rules();
    }

    /** The RelatedPerson by id, for the holder, a representative or an agent; nobody else sees any. */
    public Entry readable(Call call, Ask ask, String id) {
        Optional<Entry> entry = find(id);
        if (call.caller() instanceof Caller.Agent) {
            Entry found = entry.orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
            Entrance office = gate.admit(call, names.byRecordOf(id), ask);
            gate.note(call, office, ask, Optional.of(id), Optional.of(found.facts()));
            return found;
        }
        Entrance entrance = gate.byId(call, ask, id, entry.map(Entry::facts));
        if (entrance.standing() == Standing.CARER) {
            throw Refusal.of(ErrorCode.NOT_FOUND);
        }
        return entry.orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
    }

    Optional<Entry> find(String id) {
        return register.find("RelatedPerson", id);
    }

    Optional<Entry> same(RecordNumber record, WrittenLink link, Instant now) {
        return link.ins().flatMap(ins -> table.find(record, link, ins, now)).flatMap(this::find);
    }

    Entry store(RecordFacts record, RelatedPerson person, EntryFacts facts, WrittenLink link, Instant now) {
        rules.require(person);
        limits.check(record, "", link, now);
        Entry stored = register.create(record.number(), person, facts);
        table.insert(record.number(), stored.id(), link);
        directory.rightsChanged(record.number());
        return stored;
    }

    Entry change(RecordFacts record, Entry current, RelatedPerson next, WrittenLink link, Instant now) {
        rules.require(next);
        limits.check(record, current.id(), link, now);
        Entry stored = register.update(current, next, current.facts());
        table.change(record.number(), current.id(), link);
        directory.rightsChanged(record.number());
        return stored;
    }
}
