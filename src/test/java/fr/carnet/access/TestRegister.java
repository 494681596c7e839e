package fr.carnet.access;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.register.Slice;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Resource;

/** Current versions kept in memory; searches look at visibility and, when given, at the document type. */
public final class TestRegister implements Register {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public Entry create(RecordNumber record, Resource resource, EntryFacts facts) {
        return keep(record, resource, record.newId(), 1, facts);
    }

    @Override
    public Entry update(Entry current, Resource next, EntryFacts facts) {
        return keep(current.record(), next, current.id(), current.version() + 1, facts);
    }

    private Entry keep(RecordNumber record, Resource resource, String id, int version, EntryFacts facts) {
        resource.setId(id);
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
        Entry entry = new Entry(record, resource.fhirType(), id, version, Instant.EPOCH, facts, json);
        entries.put(id, entry);
        return entry;
    }

    @Override
    public void changeFacts(Entry current, EntryFacts facts) {
        entries.put(
                current.id(),
                new Entry(current.record(), current.type(), current.id(), current.version(), Instant.EPOCH, facts, current.json()));
    }

    @Override
    public Optional<Entry> find(String type, String id) {
        return Optional.ofNullable(entries.get(id)).filter(e -> e.type().equals(type));
    }

    @Override
    public Optional<Entry> findVersion(String type, String id, int version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Entry> history(String type, String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Entry> findByIdentifier(RecordNumber record, String type, BusinessIdentifier identifier) {
        String json = "\"system\":\"" + identifier.system() + "\",\"value\":\"" + identifier.value() + "\"";
        return entries.values().stream()
                .filter(e -> e.record().equals(record) && e.type().equals(type) && e.json().contains(json))
                .toList();
    }

    @Override
    public void check(String type, Map<String, List<String>> parameters) {
        // Whatever is asked here is offered.
    }

    @Override
    public Page search(
            RecordNumber record,
            String type,
            Map<String, List<String>> parameters,
            Visibility visibility,
            String callerKey) {
        List<Entry> found = entries.values().stream()
                .filter(e -> e.record().equals(record) && e.type().equals(type))
                .filter(e -> visibility.shows(e.facts()))
                .filter(e -> parameters.getOrDefault("type", List.of(e.facts().documentType())).contains(e.facts().documentType()))
                .toList();
        return new Page(found, Optional.of((long) found.size()), Optional.empty());
    }

    @Override
    public List<Entry> slices(RecordNumber record, List<Slice> slices, Visibility visibility) {
        return entries.values().stream()
                .filter(e -> e.record().equals(record) && visibility.shows(e.facts()))
                .filter(e -> slices.stream().anyMatch(slice -> slice.type().equals(e.type())))
                .toList();
    }

    @Override
    public boolean holds(RecordNumber record, String documentType, Visibility caller, Visibility asker) {
        return entries.values().stream()
                .filter(e -> e.record().equals(record) && e.facts().documentType().equals(documentType))
                .anyMatch(e -> caller.shows(e.facts()) && asker.shows(e.facts()));
    }

    @Override
    public List<Entry> seen(List<Entry> entries, Visibility visibility) {
        return entries;
    }

    @Override
    public List<EntryFacts> facts(RecordNumber record, String type, List<String> ids) {
        return ids.stream().flatMap(id -> find(type, id).stream()).map(Entry::facts).toList();
    }
}
