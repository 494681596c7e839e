package fr.carnet.document.update;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Change;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.document.patch.MetadataChange;
import fr.carnet.document.patch.MetadataPatch;
import fr.carnet.document.retrieve.SubmissionSets;
import fr.carnet.record.RecordDirectory;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.shared.fhir.IfMatch;
import java.util.Optional;
import org.hl7.fhir.r4.model.ListResource;
import org.springframework.stereotype.Component;

/** Archiving, retiring or deleting a submission set or folder: by who made it. */
@Component
public class UpdateList {
    private static final Ask UPDATE = Ask.update("patch", "List");

    private final Register register;
    private final SubmissionSets sets;
    private final Gate gate;
    private final RecordDirectory directory;

    UpdateList(Register register, SubmissionSets sets, Gate gate, RecordDirectory directory) {
        this.register = register;
        this.sets = sets;
        this.gate = gate;
        this.directory = directory;
    }

    public ListResource patch(Call call, String id, MetadataPatch patch, Optional<Integer> ifMatch) {
        RecordNumber.ofId(id).ifPresent(directory::lock);
        Entrance entrance = sets.enter(call, UPDATE, id);
        Entry current = register.find("List", id).orElseThrow();
        IfMatch.require(ifMatch, current.version());
        MetadataChange<ListResource> change = patch.applyTo(FhirJson.parse(ListResource.class, current.json()));
        if (!change.nothing()) {
            refuseOthers(call, entrance, current, change);
            EntryFacts facts = deleted(current.facts(), change.deletes());
            register.update(current, change.result(), facts);
        }
        return change.deletes() ? change.result() : sets.read(call, UPDATE, id, null);
    }

    private void refuseOthers(Call call, Entrance entrance, Entry current, MetadataChange<ListResource> change) {
        if (!entrance.visibility().shows(current.facts())) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
        Change part = change.deletes() ? Change.DELETE : change.statusTo().isPresent() ? Change.SUPERSEDE : Change.ARCHIVE;
        gate.change(call, entrance, UPDATE, current.id(), current.facts(), part);
    }

    private static EntryFacts deleted(EntryFacts facts, boolean deleted) {
        return new EntryFacts(
                facts.documentType(),
                facts.authors(),
                facts.structure(),
                facts.masked(),
                facts.hiddenFromPatientUntil(),
                facts.hiddenFromRepresentatives(),
                facts.deleted() || deleted);
    }
}
