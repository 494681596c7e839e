package fr.carnet.document.update;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Change;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.ProfileClaims;
import fr.carnet.document.patch.MetadataChange;
import fr.carnet.document.patch.MetadataPatch;
import fr.carnet.document.rules.EntryFactsOf;
import fr.carnet.record.RecordDirectory;
import fr.carnet.register.Entry;
import fr.carnet.register.FactsChanged;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.shared.fhir.IfMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Updates of a document's metadata (TD3.3a to d): mask, unmask, show, archive, supersede, delete; nothing else. Each part
 * of a change takes its own right, judged on today's facts with the record locked.
 */
@Component
public class UpdateDocument {
    private static final String TYPE = "DocumentReference";
    private static final String ANY_SYSTEM = "*";
    private static final Ask UPDATE = Ask.update("patch", TYPE);
    private static final Ask DELETE = Ask.delete("delete", TYPE);

    private final Register register;
    private final Gate gate;
    private final RecordDirectory directory;
    private final DocumentKeys keys;
    private final CodeLists lists;
    private final ProfileClaims claims;
    private final ApplicationEventPublisher events;

    UpdateDocument(
            Register register,
            Gate gate,
            RecordDirectory directory,
            DocumentKeys keys,
            CodeLists lists,
            ProfileClaims claims,
            ApplicationEventPublisher events) {
        this.register = register;
        this.gate = gate;
        this.directory = directory;
        this.keys = keys;
        this.lists = lists;
        this.claims = claims;
        this.events = events;
    }

    /** For a conditional update by the value of an identifier alone, whatever its system. */
    public static BusinessIdentifier inAnySystem(String value) {
        return new BusinessIdentifier(ANY_SYSTEM, value);
    }

    /** @param ifMatch version the caller believes current, if he says so */
    public Entry patch(Call call, String id, MetadataPatch patch, Optional<Integer> ifMatch) {
        RecordNumber.ofId(id).ifPresent(directory::lock);
        Optional<Entry> entry = register.find(TYPE, id);
        Entrance entrance = gate.byId(call, UPDATE, id, entry.map(Entry::facts));
        Entry current = entry.orElseThrow();
        refuseOldVersion(current, ifMatch);
        MetadataChange<DocumentReference> change =
                patch.applyTo(FhirJson.parse(DocumentReference.class, current.json()), lists);
        for (Change part : parts(change)) {
            gate.change(call, entrance, UPDATE, id, current.facts(), part);
        }
        Entry stored = change.nothing() ? current : store(current, change.result());
        return register.seen(stored, entrance.visibility());
    }

    /**
     * By {@code DocumentReference?identifier=}: among the documents the caller may update so.
     *
     * @throws Refusal {@code not-found} when there is none, {@code multiple-matches} when there are several
     */
    public Entry patch(Call call, BusinessIdentifier identifier, MetadataPatch patch, Optional<Integer> ifMatch) {
        Optional<String> id = one(call, keys.find(identifier), patch);
        return patch(call, id.orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND)), patch, ifMatch);
    }

    /**
     * Id of the document of this record that bears the identifier, among those the caller may update so.
     *
     * @throws Refusal {@code multiple-matches} when there are several
     */
    public Optional<String> updatable(
            Call call, RecordNumber record, BusinessIdentifier identifier, MetadataPatch patch) {
        List<String> here = keys.find(identifier).stream()
                .filter(id -> RecordNumber.ofId(id).filter(record::equals).isPresent())
                .toList();
        return one(call, here, patch);
    }

    private Optional<String> one(Call call, List<String> ids, MetadataPatch patch) {
        List<String> updatable =
                ids.stream().filter(id -> mayUpdate(call, id, patch)).toList();
        if (updatable.size() > 1) {
            throw Refusal.of(ErrorCode.MULTIPLE_MATCHES);
        }
        return updatable.stream().findFirst();
    }

    /** Tried on a call of its own, so that documents of others leave no note. */
    private boolean mayUpdate(Call call, String id, MetadataPatch patch) {
        Call trial = new Call(call.caller(), call.locale(), call.requestId());
        Optional<Entry> entry = register.find(TYPE, id);
        try {
            Entrance entrance = gate.byId(trial, UPDATE, id, entry.map(Entry::facts));
            Entry current = entry.orElseThrow();
            MetadataChange<DocumentReference> change =
                    patch.applyTo(FhirJson.parse(DocumentReference.class, current.json()), lists);
            parts(change).forEach(part -> gate.change(trial, entrance, UPDATE, id, current.facts(), part));
            return true;
        } catch (Refusal refused) {
            if (refused.code() == ErrorCode.NOT_FOUND || refused.code() == ErrorCode.NOT_PERMITTED) {
                return false;
            }
            throw refused;
        }
    }

    /** @param ifMatch version the caller believes current, if he says so */
    public Entry delete(Call call, String id, Optional<Integer> ifMatch) {
        RecordNumber.ofId(id).ifPresent(directory::lock);
        Optional<Entry> entry = register.find(TYPE, id);
        Entrance entrance = gate.byId(call, DELETE, id, entry.map(Entry::facts));
        Entry current = entry.orElseThrow();
        refuseOldVersion(current, ifMatch);
        gate.change(call, entrance, DELETE, id, current.facts(), Change.DELETE);
        DocumentReference document = FhirJson.parse(DocumentReference.class, current.json());
        document.setStatus(DocumentReferenceStatus.ENTEREDINERROR);
        return register.seen(store(current, document), entrance.visibility());
    }

    private Entry store(Entry current, DocumentReference next) {
        EntryFacts facts = new EntryFactsOf(lists).afterUpdate(next, current.facts());
        claims.keepTrueOnes(next);
        Entry stored = register.update(current, next, facts);
        if (!facts.equals(current.facts())) {
            directory.rightsChanged(current.record());
            events.publishEvent(new FactsChanged(current.record(), TYPE, current.id(), facts));
        }
        return stored;
    }

    private static void refuseOldVersion(Entry current, Optional<Integer> ifMatch) {
        IfMatch.require(ifMatch, current.version());
    }

    /** What the change does, each with its right; hiding from the holder or representatives is for the deposit only. */
    private static List<Change> parts(MetadataChange<DocumentReference> change) {
        if (change.hiddenFromPatientAdded() || change.hiddenFromRepresentativesAdded()) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
        List<Change> parts = new ArrayList<>();
        add(parts, change.maskAdded(), Change.MASK);
        add(parts, change.maskRemoved(), Change.UNMASK);
        add(parts, change.shownToPatient(), Change.SHOW_TO_PATIENT);
        add(parts, change.shownToRepresentatives(), Change.SHOW_TO_REPRESENTATIVES);
        add(parts, change.archivedChanged() || change.confidentialityChanged(), Change.ARCHIVE);
        add(parts, change.supersedes(), Change.SUPERSEDE);
        add(parts, change.deletes(), Change.DELETE);
        return parts;
    }

    private static void add(List<Change> parts, boolean part, Change change) {
        if (part) {
            parts.add(change);
        }
    }
}
