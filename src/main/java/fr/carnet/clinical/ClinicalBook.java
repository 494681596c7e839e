package fr.carnet.clinical;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Change;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.entries.RecordEntries;
import fr.carnet.clinical.Preparation.Prepared;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.IfMatch;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes clinical resources (CONTRACT 6), the record locked first so that a closing and a deposit never pass each other. */
@Component
public class ClinicalBook {
    private final Gate gate;
    private final NamedRecords names;
    private final RecordEntries entries;
    private final Register register;
    private final ClinicalTools tools;

    ClinicalBook(Gate gate, NamedRecords names, RecordEntries entries, Register register, ClinicalTools tools) {
        this.gate = gate;
        this.names = names;
        this.entries = entries;
        this.register = register;
        this.tools = tools;
    }

    /** What the book needs besides the record. */
    @Component
    record ClinicalTools(
            ClinicalTypes types,
            AlreadyThere alreadyThere,
            Preparation preparation,
            DepositFacts facts,
            ObjectProvider<ClinicalGuard> guards,
            ApplicationEventPublisher events) {}

    /** Stores a new resource, or answers the one that is there already. */
    public Stored create(Call call, DomainResource sent, Optional<IfNoneExist> condition) {
        ClinicalType type = tools.types().of(sent.fhirType());
        Ask ask = Ask.deposit("create", type.name());
        Named named = names.locked(names.byReference(type.subjectOf(sent), type.subjectPath()));
        Entrance entrance = gate.admit(call, named, ask);
        if (!type.creatableBy(call.caller())) {
            throw gate.refusal(call, entrance, ask, ErrorCode.NOT_PERMITTED);
        }
        Optional<Entry> existing = tools.alreadyThere().find(call, entrance, sent, condition);
        if (existing.isPresent() && !entrance.visibility().seesNothing()) {
            gate.note(call, entrance, ask, Optional.of(existing.get().id()), Optional.of(existing.get().facts()));
            return new Stored(entries.seen(existing.get(), entrance), false, List.of());
        }
        tools.guards().forEach(guard -> guard.creating(call, sent));
        Prepared prepared = tools.preparation().prepare(entrance, sent, type);
        EntryFacts facts = tools.facts().of(call.caller(), entrance.record(), sent, type);
        if (existing.isPresent()) {
            gate.note(call, entrance, ask, Optional.of(existing.get().id()), Optional.of(existing.get().facts()));
            return new Stored(existing.get().asSent(prepared.resource(), facts), false, prepared.warnings());
        }
        Entry stored = register.create(entrance.record().number(), prepared.resource(), facts);
        gate.note(call, entrance, ask, Optional.of(stored.id()), Optional.of(facts));
        tools.events().publishEvent(new ClinicalWritten(call, entrance, stored));
        return new Stored(stored, true, prepared.warnings());
    }

    /**
     * Stores the next version of a resource, by its author or his structure; its holder, its author and its labels stay,
     * and it takes no identifier another resource of that depositor has.
     *
     * @param ifMatch version the caller last saw, empty when he does not say
     */
    public Stored update(Call call, String id, DomainResource sent, Optional<Integer> ifMatch) {
        ClinicalType type = tools.types().of(sent.fhirType());
        Ask ask = Ask.update("update", type.name());
        names.locked(names.byRecordOf(id));
        RecordEntries.Found found = entries.find(call, ask, id);
        Entry current = found.entry();
        Entrance entrance = found.entrance();
        gate.change(call, entrance, ask, id, current.facts(), Change.EDIT);
        IfMatch.require(ifMatch, current.version());
        refuseOtherHolder(entrance, sent, type);
        if (tools.alreadyThere().takesAnothers(call, entrance, sent, id)) {
            throw Refusal.of(ErrorCode.DUPLICATE);
        }
        tools.guards().forEach(guard -> guard.updating(call, current, sent));
        Prepared prepared = tools.preparation().prepare(entrance, sent, type);
        EntryFacts facts = countingAs(type.countsAs(sent), current.facts());
        Entry stored = register.update(current, prepared.resource(), facts);
        tools.events().publishEvent(new ClinicalWritten(call, entrance, stored));
        return new Stored(entries.seen(stored, entrance), false, prepared.warnings());
    }

    private void refuseOtherHolder(Entrance entrance, DomainResource sent, ClinicalType type) {
        names.byReference(type.subjectOf(sent), type.subjectPath())
                .record()
                .filter(record -> record.number().equals(entrance.record().number()))
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.INVALID,
                        type.subjectPath(),
                        "Le titulaire d'une ressource ne change pas.",
                        "The holder of a resource does not change."));
    }

    private static EntryFacts countingAs(String documentType, EntryFacts facts) {
        return new EntryFacts(
                documentType,
                facts.authors(),
                facts.structure(),
                facts.masked(),
                facts.hiddenFromPatientUntil(),
                facts.hiddenFromRepresentatives(),
                facts.deleted());
    }
}
