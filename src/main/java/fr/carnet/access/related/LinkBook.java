package fr.carnet.access.related;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.access.Action;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.access.Standing;
import fr.carnet.access.Turns;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Entry;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.IfMatch;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/** Links persons to a record and ends those links, in the caller's transaction (CONTRACT 4). */
@Component
public class LinkBook {
    private static final String TYPE = "RelatedPerson";

    private final Gate gate;
    private final NamedRecords names;
    private final LinkShelf shelf;
    private final Turns turns;
    private final BusinessClock clock;

    LinkBook(Gate gate, NamedRecords names, LinkShelf shelf, Turns turns, BusinessClock clock) {
        this.gate = gate;
        this.names = names;
        this.shelf = shelf;
        this.turns = turns;
        this.clock = clock;
    }

    /** Links a person to the record his {@code patient} names; the same live link again answers the one there is. */
    public Entry create(Call call, RelatedPerson sent) {
        Ask ask = new Ask(Need.RELATE, Action.CREATE, 'c', "create", TYPE, "");
        Named named = names.locked(names.byReference(sent.getPatient(), "RelatedPerson.patient"));
        Entrance entrance = gate.admit(call, named, ask);
        WrittenLink link = LinkReader.read(sent, entrance.record(), clock.now());
        if (!mayWrite(entrance.standing(), link.kind())) {
            throw gate.refusal(call, entrance, ask, ErrorCode.NOT_PERMITTED);
        }
        Entry stored = store(call, entrance.record(), sent, link);
        gate.note(call, entrance, ask, Optional.of(stored.id()), Optional.of(stored.facts()));
        return stored;
    }

    /**
     * Links a legal representative while the record is being opened, whoever opens it.
     *
     * @throws Refusal {@code invalid} when it is not a representative's link
     */
    public Entry linkAtOpening(Call call, RecordFacts record, RelatedPerson sent) {
        WrittenLink link = LinkReader.read(sent, record, clock.now());
        if (link.kind() != LinkKind.REPRESENTATIVE) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "RelatedPerson.relationship",
                    "À l'ouverture, seul un représentant légal (GUARD, MTH, FTH, PRN) peut être lié.",
                    "At opening only a legal representative (GUARD, MTH, FTH, PRN) may be linked.");
        }
        if (!link.live(clock.now())) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    link.active() ? "RelatedPerson.period" : "RelatedPerson.active",
                    "Ce représentant légal ne l'est plus : à l'ouverture, le lien doit être en cours.",
                    "This legal representative is none any more: at opening the link must not have ended.");
        }
        return store(call, record, sent, link);
    }

    private Entry store(Call call, RecordFacts record, RelatedPerson sent, WrittenLink link) {
        Instant now = clock.now();
        takeTurns(record, link);
        Optional<Entry> same = link.live(now) ? shelf.same(record.number(), link, now) : Optional.empty();
        if (same.isPresent()) {
            return same.get();
        }
        RelatedPerson person = sent.copy();
        person.setId((String) null);
        person.setMeta(null);
        person.setActive(link.active());
        person.getPatient().setReference("Patient/" + record.patientId());
        EntryFacts facts = new EntryFacts("", Set.of(call.caller().key()), "", false, null, false, false);
        return shelf.store(record, person, facts, link, now);
    }

    private void takeTurns(RecordFacts record, WrittenLink link) {
        if (link.ins().isPresent()) {
            turns.take(record.number(), link.ins().get());
        } else {
            turns.take(record.number());
        }
    }

    /**
     * Ends a link ({@code active} false), or changes its period or the person's details.
     *
     * @param edit makes what is wanted of a copy of the stored one
     * @param ifMatch version the caller last saw, empty when he does not say
     */
    public Entry change(Call call, String id, UnaryOperator<RelatedPerson> edit, Optional<Integer> ifMatch) {
        Ask ask = new Ask(Need.RELATE, Action.UPDATE, 'u', "update", TYPE, "");
        shelf.readable(call, ask, id);
        Entrance entrance = gate.admit(call, names.locked(names.byRecordOf(id)), ask);
        Entry seen = shelf.find(id).orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
        RelatedPerson stored = parse(seen);
        RelatedPerson next = edit.apply(stored.copy());
        next.setPatient(names.asStored(next.getPatient(), stored.getPatient(), seen.record(), "RelatedPerson.patient"));
        RelatedPerson merged = LinkChanges.merged(stored, next);
        Instant now = clock.now();
        WrittenLink link = LinkReader.read(merged, entrance.record(), now);
        if (!mayWrite(entrance.standing(), link.kind())) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
        takeTurns(entrance.record(), link);
        Entry current = shelf.find(id).orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
        IfMatch.require(ifMatch, current.version());
        if (seen.version() != current.version()) {
            throw Refusal.of(ErrorCode.VERSION_CONFLICT);
        }
        return merged.equalsDeep(stored) ? current : shelf.change(entrance.record(), current, merged, link, now);
    }

    /** Representatives are linked by Assurance Maladie, everybody else by the holder or who acts for him. */
    private static boolean mayWrite(Standing standing, LinkKind kind) {
        return kind == LinkKind.REPRESENTATIVE ? standing == Standing.AGENT : standing.actsAsHolder();
    }

    static RelatedPerson parse(Entry entry) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(RelatedPerson.class, entry.json());
    }
}
