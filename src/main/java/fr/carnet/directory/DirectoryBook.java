package fr.carnet.directory;

import fr.carnet.register.ReferenceTargets;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.IfMatch;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * The directory in the version store and one table. Two calls that bring the same entry at the same time make one: the
 * second fails on the table's key and is served again, when it finds the first.
 */
@Component
public class DirectoryBook implements Directory, ReferenceTargets {
    private static final Pattern LITERAL = Pattern.compile("([A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})");
    private static final Pattern RELATIVE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}(?:/_history/.+)?");
    private static final Pattern BY_IDENTIFIER = Pattern.compile("([A-Z][A-Za-z]+)\\?identifier=(.+)");

    private final EntryTable table;
    private final EntryStore store;
    private final EntryRules rules;

    DirectoryBook(EntryTable table, EntryStore store, EntryRules rules) {
        this.table = table;
        this.store = store;
        this.rules = rules;
    }

    @Override
    public Optional<Resource> find(String reference) {
        Matcher literal = LITERAL.matcher(reference);
        return literal.matches()
                        && TYPES.contains(literal.group(1))
                        && !table.known(literal.group(1), Set.of(literal.group(2))).isEmpty()
                ? store.read(literal.group(1), literal.group(2))
                : Optional.empty();
    }

    @Override
    public Optional<Resource> resolve(String reference) {
        return find(reference);
    }

    @Override
    public Optional<String> withIdentifier(String type, BusinessIdentifier identifier) {
        return table.idOf(type, identifier).map(id -> type + "/" + id);
    }

    @Override
    public String bring(Resource resource) {
        return bearing(resource).orElseGet(() -> address(add(resource)));
    }

    /** {@code Type/id} of the entry that bears one of the resource's identifiers. */
    private Optional<String> bearing(Resource resource) {
        return EntryRules.identifiers(resource).stream()
                .map(identifier -> withIdentifier(resource.fhirType(), identifier))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String address(Resource stored) {
        return stored.fhirType() + "/" + stored.getIdElement().getIdPart();
    }

    /** @throws Refusal {@code duplicate} when an entry bears one of its identifiers */
    public Resource create(Resource sent) {
        if (bearing(sent).isPresent()) {
            throw Refusal.of(ErrorCode.DUPLICATE);
        }
        return add(sent);
    }

    private Resource add(Resource sent) {
        Resource resource = prepared(sent);
        resource.setId(UUID.randomUUID().toString());
        table.insert(resource.fhirType(), resource.getIdElement().getIdPart(), EntryRules.identifiers(resource));
        return store.create(resource);
    }

    /**
     * The next version of an entry.
     *
     * @param ifMatch version last seen, empty when not said
     * @throws Refusal {@code not-found}, {@code version-conflict}, {@code duplicate}
     */
    public Resource update(String id, Resource sent, Optional<Integer> ifMatch) {
        String type = sent.fhirType();
        Resource current = find(type + "/" + id).orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
        IfMatch.require(ifMatch, Integer.parseInt(current.getMeta().getVersionId()));
        Resource resource = prepared(sent);
        Set<BusinessIdentifier> identifiers = EntryRules.identifiers(resource);
        boolean taken = identifiers.stream()
                .flatMap(identifier -> table.idOf(type, identifier).stream())
                .anyMatch(other -> !other.equals(id));
        if (taken) {
            throw Refusal.of(ErrorCode.DUPLICATE);
        }
        table.remove(type, id);
        table.insert(type, id, identifiers);
        resource.setId(id);
        return store.update(resource);
    }

    /**
     * Entries with one of these ids that bear one of these identifiers ({@code system|value} or a value alone); no id or
     * no identifier: any.
     */
    public List<Resource> matching(String type, List<String> wanted, List<String> identifiers) {
        if (identifiers.isEmpty()) {
            Set<String> known = table.known(type, wanted);
            return read(type, wanted.stream().filter(known::contains));
        }
        List<EntryTable.Bearer> bearers = table.bearing(
                type, identifiers.stream().map(DirectoryBook::value).collect(Collectors.toSet()));
        return read(type, identifiers.stream()
                .flatMap(token -> bearers.stream().filter(bearer -> bears(bearer.identifier(), token)))
                .map(EntryTable.Bearer::id)
                .filter(id -> wanted.isEmpty() || wanted.contains(id)));
    }

    private List<Resource> read(String type, Stream<String> known) {
        return known.distinct().flatMap(id -> store.read(type, id).stream()).toList();
    }

    private static boolean bears(BusinessIdentifier identifier, String token) {
        return token.equals(identifier.value()) || token.equals(identifier.toString());
    }

    private static String value(String token) {
        return BusinessIdentifier.parse(token).map(BusinessIdentifier::value).orElse(token);
    }

    private Resource prepared(Resource sent) {
        EntryRules.refuseOwnFaults(sent);
        Resource resource = sent.copy();
        List<Fault> faults = EntryRules.references(resource).stream()
                .filter(reference -> !known(reference))
                .map(reference -> new Fault(
                        resource.fhirType(),
                        "Référence inconnue dans l'annuaire : " + reference.getReference(),
                        "Reference unknown in the directory: " + reference.getReference()))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.TARGET_UNKNOWN, faults);
        }
        return rules.normalised(resource);
    }

    /** A relative reference stays within the directory; an absolute one, or one with an identifier, is logical. */
    private boolean known(Reference reference) {
        String literal = reference.getReference();
        Matcher conditional = BY_IDENTIFIER.matcher(literal);
        if (conditional.matches()) {
            return conditional(reference, conditional.group(1), conditional.group(2));
        }
        boolean local = literal.startsWith("urn:uuid:") || literal.startsWith("urn:oid:");
        if (!local && !RELATIVE.matcher(literal).matches()) {
            return literal.contains(":");
        }
        return find(literal).isPresent() || reference.getIdentifier().hasValue();
    }

    private boolean conditional(Reference reference, String type, String token) {
        Optional<BusinessIdentifier> identifier =
                BusinessIdentifier.parse(URLDecoder.decode(token, StandardCharsets.UTF_8));
        if (identifier.isEmpty() || !TYPES.contains(type)) {
            return false;
        }
        reference.setReference(withIdentifier(type, identifier.get()).orElse(null));
        if (!reference.hasReference()) {
            reference.setType(type);
            reference.setIdentifier(new Identifier()
                    .setSystem(identifier.get().system())
                    .setValue(identifier.get().value()));
        }
        return true;
    }
}
