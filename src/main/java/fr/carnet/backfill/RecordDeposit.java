package fr.carnet.backfill;

import fr.carnet.clinical.DefaultVisibility;
import fr.carnet.clinical.VisibilityLabels;
import fr.carnet.document.deposit.HistoryDocuments;
import fr.carnet.record.RecordDirectory;
import fr.carnet.register.Entry;
import fr.carnet.register.FactsChanged;
import fr.carnet.register.Register;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts imported history into the record, with the visibility the holder chose for his history. */
@Component
class RecordDeposit implements Deposit {
    private final Register register;
    private final RecordDirectory directory;
    private final HistoryDocuments documents;
    private final DefaultVisibility defaults;
    private final ApplicationEventPublisher events;

    RecordDeposit(
            Register register,
            RecordDirectory directory,
            HistoryDocuments documents,
            DefaultVisibility defaults,
            ApplicationEventPublisher events) {
        this.register = register;
        this.directory = directory;
        this.documents = documents;
        this.defaults = defaults;
        this.events = events;
    }

    @Override
    public String store(RecordNumber record, Resource resource, EntryFacts facts) {
        return storeAll(record, List.of(new Register.NewEntry(resource, facts))).get(0);
    }

    @Override
    public List<String> storeAll(RecordNumber record, List<Register.NewEntry> entries) {
        VisibilityLabels chosen = defaults.of(record, DefaultVisibility.Scope.HISTORY);
        List<Register.NewEntry> labelled = entries.stream()
                .map(entry -> new Register.NewEntry(
                        entry.resource(), VisibilityLabels.of(entry.facts()).and(chosen).on(entry.facts())))
                .toList();
        return register.createAll(record, labelled).stream().map(Entry::id).toList();
    }

    @Override
    public void replace(RecordNumber record, Resource resource, EntryFacts facts) {
        Entry current = find(record, resource.fhirType(), resource.getIdElement().getIdPart());
        register.update(current, resource, VisibilityLabels.of(current.facts()).on(facts));
    }

    @Override
    public void withdraw(RecordNumber record, String resourceType, String id) {
        Entry current = find(record, resourceType, id);
        EntryFacts before = current.facts();
        EntryFacts withdrawn = new EntryFacts(
                before.documentType(),
                before.authors(),
                before.structure(),
                before.masked(),
                before.hiddenFromPatientUntil(),
                before.hiddenFromRepresentatives(),
                true);
        register.changeFacts(current, withdrawn);
        events.publishEvent(new FactsChanged(record, resourceType, id, withdrawn));
        directory.rightsChanged(record);
    }

    @Override
    public String storeDocument(RecordNumber record, DocumentReference metadata, byte[] content) {
        return documents.shelve(directory.byNumber(record).orElseThrow(), metadata, content);
    }

    private Entry find(RecordNumber record, String type, String id) {
        return register.find(type, id)
                .filter(entry -> entry.record().equals(record))
                .orElseThrow(() -> new IllegalStateException("an imported row's resource is missing"));
    }
}
