package fr.carnet.register;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;

/**
 * The register (registre) of what each record holds: one row per entry with its facts and search values, each linked to
 * its version in the HAPI store. Every search is within one record, is one statement that writes nothing, and is
 * narrowed by the caller's {@link Visibility} before counting or paging.
 *
 * <p>Writing methods join the caller's transaction and fail without one.
 */
public interface Register {
    /** Stores a new resource in the record. The resource's id, when it bears one of this record's, is kept. */
    Entry create(RecordNumber record, Resource resource, EntryFacts facts);

    /** Stores several new resources in their order; faster than one by one. */
    default List<Entry> createAll(RecordNumber record, List<NewEntry> entries) {
        return entries.stream()
                .map(entry -> create(record, entry.resource(), entry.facts()))
                .toList();
    }

    /** What {@code work} creates is written in few statements when it ends, or when something looks for it before. */
    default <T> T together(Supplier<T> work) {
        return work.get();
    }

    /**
     * Stores a new version.
     *
     * @throws fr.carnet.shared.Refusal {@code version-conflict} when somebody wrote a version after {@code current}
     */
    Entry update(Entry current, Resource next, EntryFacts facts);

    /** Changes the facts (labels, deletion) without a new version. */
    void changeFacts(Entry current, EntryFacts facts);

    /** The current version by type and id, deleted ones included (look at the facts); not yet decided. */
    Optional<Entry> find(String type, String id);

    /** An older version, with today's facts. */
    Optional<Entry> findVersion(String type, String id, int version);

    /** All versions, newest first, with today's facts. */
    List<Entry> history(String type, String id);

    /** Entries not deleted that bear this identifier, the same one {@code identifier=} would find. */
    List<Entry> findByIdentifier(RecordNumber record, String type, BusinessIdentifier identifier);

    /** These entries as this caller may have them: without references to what he does not see. */
    List<Entry> seen(List<Entry> entries, Visibility visibility);

    /** The same for one entry. */
    default Entry seen(Entry entry, Visibility visibility) {
        return seen(List.of(entry), visibility).get(0);
    }

    /** The facts of these entries of the record, in one statement; ids that are not there are left out. */
    List<EntryFacts> facts(RecordNumber record, String type, List<String> ids);

    /**
     * Is there an entry of the record, whatever its type, that counts as this document type and shows to this caller and to
     * the one who asks about him?
     */
    boolean holds(RecordNumber record, String documentType, Visibility caller, Visibility asker);

    /**
     * One page of a search inside one record, each entry as {@link #seen} gives it: not to be written back.
     *
     * @param type the resource type searched
     * @param parameters the request's parameters as sent ({@code name[:modifier]} to values), without those that name the
     *     record ({@code patient}, {@code patient.identifier}, {@code subject}…), {@code _format} and {@code _pretty}
     * @param callerKey binds the page cursor to this caller
     * @throws fr.carnet.shared.Refusal {@code not-offered} for an unknown parameter or modifier, {@code invalid} (400)
     *     for a malformed value, both naming the parameter; {@code not-found} for a cursor of somebody else or of another search
     */
    Page search(
            RecordNumber record,
            String type,
            Map<String, List<String>> parameters,
            Visibility visibility,
            String callerKey);

    /**
     * Refuses a search by what it asks for alone, before any record is looked at (CONTRACT 7).
     *
     * @param parameters as for {@link #search}
     * @throws fr.carnet.shared.Refusal {@code not-offered} or {@code invalid}, as the search itself would
     */
    void check(String type, Map<String, List<String>> parameters);

    /**
     * Every entry of several types at once that this caller may see, in one statement, in the order in which they were
     * stored, as {@link #seen} gives them.
     */
    List<Entry> slices(RecordNumber record, List<Slice> slices, Visibility visibility);

    /**
     * @param entries of this page, in order
     * @param total exact number of matches visible to the caller; empty when not asked ({@code _total=none}), and, unless
     *     asked ({@code _total=accurate}), beyond 2,500
     * @param nextCursor value of {@code _cursor} for the next page, empty on the last one
     */
    record Page(List<Entry> entries, Optional<Long> total, Optional<String> nextCursor) {}

    /**
     * A resource to store, with its facts.
     *
     * @param sameness only for one drawn from a document: digests of what it says; of several that share one, a search
     *     shows the newest of those the caller may see
     */
    record NewEntry(Resource resource, EntryFacts facts, Set<String> sameness) {
        public NewEntry {
            sameness = Set.copyOf(sameness);
        }

        public NewEntry(Resource resource, EntryFacts facts) {
            this(resource, facts, Set.of());
        }
    }
}
