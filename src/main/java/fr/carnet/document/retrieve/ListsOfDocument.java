package fr.carnet.document.retrieve;

import fr.carnet.document.rules.ListHiding;
import fr.carnet.register.Entry;
import fr.carnet.register.FactsChanged;
import fr.carnet.register.Register;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.Visibility;
import fr.carnet.shared.fhir.FhirJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.ListResource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A document that is shown earlier takes along what the trace tells of the lists that name it. */
@Component
class ListsOfDocument {
    private static final String DOCUMENT = "DocumentReference";
    private static final Visibility EVERYTHING = Visibility.everything(Instant.EPOCH);

    private final Register register;
    private final ApplicationEventPublisher events;

    ListsOfDocument(Register register, ApplicationEventPublisher events) {
        this.register = register;
        this.events = events;
    }

    @EventListener
    public void on(FactsChanged change) {
        if (change.type().equals(DOCUMENT) && !change.facts().deleted()) {
            Map<String, List<String>> naming = Map.of(
                    "item", List.of(DOCUMENT + "/" + change.id()), "_count", List.of("100"), "_total", List.of("none"));
            register.search(change.record(), "List", naming, EVERYTHING, "").entries().stream()
                    .flatMap(list -> register.find("List", list.id()).stream())
                    .forEach(this::publish);
        }
    }

    private void publish(Entry list) {
        List<ListResource> lists = List.of(FhirJson.parse(ListResource.class, list.json()));
        List<EntryFacts> documents = register.facts(list.record(), DOCUMENT, SubmissionSets.documents(lists));
        events.publishEvent(new FactsChanged(
                list.record(), list.type(), list.id(), ListHiding.of(list.facts(), documents)));
    }
}
