package fr.carnet.clinical;

import fr.carnet.conformance.CodeLists;
import fr.carnet.document.rules.EntryFactsOf;
import fr.carnet.register.Entry;
import fr.carnet.register.FactsChanged;
import fr.carnet.register.Register;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.fhir.FhirJson;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts other labels on an entry: facts alone for a clinical resource, {@code securityLabel} as well for a document. */
@Component
class LabelChange {
    private static final String DOCUMENT = "DocumentReference";

    private final Register register;
    private final CodeLists lists;
    private final ApplicationEventPublisher events;

    LabelChange(Register register, CodeLists lists, ApplicationEventPublisher events) {
        this.register = register;
        this.lists = lists;
        this.events = events;
    }

    void apply(Entry entry, VisibilityLabels labels) {
        if (VisibilityLabels.of(entry.facts()).equals(labels)) {
            return;
        }
        EntryFacts facts = entry.type().equals(DOCUMENT) ? onDocument(entry, labels) : onFacts(entry, labels);
        events.publishEvent(new FactsChanged(entry.record(), entry.type(), entry.id(), facts));
    }

    private EntryFacts onFacts(Entry entry, VisibilityLabels labels) {
        EntryFacts facts = labels.on(entry.facts());
        register.changeFacts(entry, facts);
        return facts;
    }

    private EntryFacts onDocument(Entry entry, VisibilityLabels labels) {
        Entry whole = register.find(DOCUMENT, entry.id()).orElseThrow();
        DocumentReference document = FhirJson.parse(DocumentReference.class, whole.json());
        document.setSecurityLabel(
                DocumentLabels.read(document, lists).becoming(labels).write(lists));
        EntryFacts facts = new EntryFactsOf(lists).afterUpdate(document, entry.facts());
        register.update(whole, document, facts);
        return facts;
    }
}
