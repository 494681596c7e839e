package fr.carnet.register;

import fr.carnet.register.EntryReader.PlacedEntry;
import fr.carnet.register.EntryWriter.Written;
import fr.carnet.register.SearchRequest.Total;
import fr.carnet.register.VersionStore.StoredVersion;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The register in two tables beside HAPI's. */
@Component
class SqlRegister implements Register, DrawnEntries, RecordErasure {
    /** More matches than that are counted when it is asked for ({@code _total=accurate}). */

    private final VersionStore versions;
    private final SearchParameters parameters;
    private final SearchParser parser;
    private final ValueExtraction extraction;
    private final CursorSeal cursors;
    private final EntryReader reader;
    private final Totals totals;
    private final EntryWriter writer;
    private final SeenReferences references;
    private final Lots lots;

    @Autowired
    SqlRegister(
            JdbcTemplate jdbc,
            VersionStore versions,
            SearchParameters parameters,
            CursorKey cursorKey,
            ObjectProvider<ReferenceTargets> targets) {
        this(jdbc, versions, parameters, cursorKey, reference -> targets.stream()
                .flatMap(target -> target.resolve(reference).stream())
                .findFirst());
    }

    SqlRegister(
            JdbcTemplate jdbc,
            VersionStore versions,
            SearchParameters parameters,
            CursorKey cursorKey,
            ReferenceTargets targets) {
        this.versions = versions;
        this.parameters = parameters;
        this.parser = new SearchParser(parameters);
        this.extraction = new ValueExtraction(parameters, targets);
        this.cursors = new CursorSeal(cursorKey);
        this.reader = new EntryReader(jdbc);
        this.totals = new Totals(reader);
        this.writer = new EntryWriter(jdbc);
        this.references = new SeenReferences(parameters, reader);
        this.lots = new Lots(versions, writer);
    }

    @Override
    public Entry create(RecordNumber record, Resource resource, EntryFacts facts) {
        return createAll(record, List.of(new NewEntry(resource, facts))).get(0);
    }

    @Override
    public List<Entry> createAll(RecordNumber record, List<NewEntry> entries) {
        requireTransaction();
        Lot lot = new Lot();
        List<Entry> created = entries.stream().map(entry -> draft(record, entry, lot)).toList();
        lots.write(lot);
        return created;
    }

    @Override
    public <T> T together(Supplier<T> work) {
        requireTransaction();
        return lots.together(work);
    }

    private Entry draft(RecordNumber record, NewEntry entry, Lot lot) {
        Resource resource = entry.resource();
        String id = idIn(record, resource);
        resource.setId(id);
        VersionStore.Draft draft = versions.draft(record, resource);
        lot.add(draft, written(record, id, resource, draft.version(), entry));
        return entry(record, id, resource, draft.version(), entry.facts());
    }

    @Override
    public Entry update(Entry current, Resource next, EntryFacts facts) {
        lots.writeOpen();
        requireTransaction();
        if (writer.lockedVersion(current) != current.version()) {
            throw Refusal.of(ErrorCode.VERSION_CONFLICT);
        }
        next.setId(current.id());
        StoredVersion stored = versions.update(current.record(), next);
        Written row = written(current.record(), current.id(), next, stored, new NewEntry(next, facts));
        if (!writer.update(row, current.version())) {
            throw Refusal.of(ErrorCode.VERSION_CONFLICT);
        }
        return entry(current.record(), current.id(), next, stored, facts);
    }

    @Override
    public void changeFacts(Entry current, EntryFacts facts) {
        lots.writeOpen();
        requireTransaction();
        if (!writer.changeFacts(current, facts)) {
            throw Refusal.of(ErrorCode.NOT_FOUND);
        }
    }

    @Override
    public Optional<Entry> find(String type, String id) {
        lots.writeOpen(id);
        return RecordNumber.ofId(id).flatMap(record -> reader.current(record, type, id));
    }

    @Override
    public Optional<Entry> findVersion(String type, String id, int version) {
        lots.writeOpen();
        return RecordNumber.ofId(id).flatMap(record -> reader.version(record, type, id, version));
    }

    @Override
    public List<Entry> history(String type, String id) {
        lots.writeOpen();
        return RecordNumber.ofId(id)
                .map(record -> reader.versions(record, type, id))
                .orElse(List.of());
    }

    @Override
    public List<Entry> findByIdentifier(RecordNumber record, String type, BusinessIdentifier identifier) {
        return parameters
                .find(type, "identifier")
                .map(parameter -> {
                    lots.writeOpen(record, type, parameter.number(), identifier);
                    return reader.byIdentifier(record, type, parameter.number(), identifier);
                })
                .orElse(List.of());
    }

    @Override
    public List<Entry> seen(List<Entry> entries, Visibility visibility) {
        lots.writeOpen();
        return references.of(entries, visibility);
    }

    @Override
    public List<EntryFacts> facts(RecordNumber record, String type, List<String> ids) {
        return lots.facts(ids).orElseGet(() -> {
            lots.writeOpen();
            return ids.isEmpty() ? List.of() : reader.facts(record, type, ids);
        });
    }

    @Override
    public List<Entry> sayingTheSame(Entry entry, Visibility visibility) {
        lots.writeOpen();
        return reader.pid(entry)
                .map(pid -> DrawnSql.same(entry.record().value(), pid, visibility))
                .map(same -> reader.chosen(entry.record(), entry.type(), same))
                .orElse(List.of());
    }

    @Override
    public List<String> shown(RecordNumber record, String type, List<String> ids, Visibility visibility) {
        lots.writeOpen();
        return ids.isEmpty() ? List.of() : reader.shown(record, type, ids, visibility);
    }

    @Override
    public List<Entry> drawnFrom(RecordNumber record, String documentId) {
        lots.writeOpen();
        return reader.chosen(record, "Provenance", new Sql().add("e.source = ?", documentId));
    }

    @Override
    public boolean holds(RecordNumber record, String documentType, Visibility caller, Visibility asker) {
        lots.writeOpen();
        Sql sql = new Sql().add("select count(*) from carnet_entry e where e.record = ? and e.document_type = ? and ",
                record.value(), documentType);
        TargetSeen.any(sql, record.value(), "e", caller);
        sql.add(" and ");
        TargetSeen.any(sql, record.value(), "e", asker);
        return reader.number(sql) > 0;
    }

    @Override
    public void check(String type, Map<String, List<String>> parameters) {
        parser.parse(type, parameters, Instant.EPOCH);
    }

    @Override
    public Page search(
            RecordNumber record,
            String type,
            Map<String, List<String>> sent,
            Visibility visibility,
            String callerKey) {
        lots.writeOpen();
        SearchRequest request = parser.parse(type, sent, visibility.now());
        List<String> binding = List.of(callerKey, Integer.toString(record.value()), type, request.canonical());
        List<Object> after = request.cursor() == null ? List.of() : cursors.open(request.cursor(), binding);
        SearchStatements statements = new SearchStatements(record, type, request, visibility);
        if (request.countOnly()) {
            while (statements.led() && reader.number(statements.leading()) > SearchStatements.FEW) {
                statements = statements.next();
            }
            return new Page(List.of(), Optional.of(reader.number(statements.total())), Optional.empty());
        }
        List<PlacedEntry> found = reader.page(statements.page(after), record, type, request.sort());
        while (statements.led() && values(statements, found) > SearchStatements.FEW) {
            statements = statements.next();
            found = reader.page(statements.page(after), record, type, request.sort());
        }
        boolean more = found.size() > request.count();
        List<PlacedEntry> shown = more ? found.subList(0, request.count()) : found;
        Optional<String> next = more
                ? Optional.of(cursors.seal(shown.get(shown.size() - 1).place(), binding))
                : Optional.empty();
        // A first page that is also the last one has been counted already.
        Optional<Long> total = after.isEmpty() && !more && request.total() != Total.NONE
                ? Optional.of((long) found.size())
                : totals.of(statements, request.total());
        return new Page(seen(shown.stream().map(PlacedEntry::entry).toList(), visibility), total, next);
    }

    @Override
    public List<Entry> slices(RecordNumber record, List<Slice> slices, Visibility visibility) {
        lots.writeOpen();
        return slices.isEmpty()
                ? List.of()
                : seen(reader.entries(new SliceStatement(record, parameters).of(slices, visibility), record), visibility);
    }

    @Override
    public void erase(RecordNumber record) {
        lots.writeOpen();
        requireTransaction();
        writer.erase(record.value());
    }

    private long values(SearchStatements statements, List<PlacedEntry> found) {
        return found.isEmpty() ? reader.number(statements.leading()) : found.get(0).led();
    }

    private Written written(RecordNumber record, String id, Resource resource, StoredVersion stored, NewEntry entry) {
        return new Written(
                record.value(), resource.fhirType(), id, stored, entry.facts(), extraction.of(resource), entry.sameness());
    }

    private static Entry entry(
            RecordNumber record, String id, Resource resource, StoredVersion stored, EntryFacts facts) {
        Instant lastUpdated = stored.lastUpdated().truncatedTo(ChronoUnit.MILLIS);
        resource.setId(id);
        VersionJson.stamp(resource, stored.version(), lastUpdated);
        String json = VersionJson.complete(stored.text(), resource.fhirType(), id, stored.version(), lastUpdated);
        return new Entry(record, resource.fhirType(), id, stored.version(), lastUpdated, facts, json);
    }

    private static String idIn(RecordNumber record, Resource resource) {
        String id = resource.getIdElement().getIdPart();
        return RecordNumber.ofId(id).filter(record::equals).isPresent() ? id : record.newId();
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the register writes within the caller's transaction only");
        }
    }
}
