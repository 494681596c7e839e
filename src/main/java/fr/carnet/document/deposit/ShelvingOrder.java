package fr.carnet.document.deposit;

import fr.carnet.document.iti65.Placed;
import fr.carnet.document.iti65.SubmittedDocument;
import fr.carnet.document.rules.ReferenceWalker;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceRelatesToComponent;
import org.hl7.fhir.r4.model.Identifier;

/**
 * The order in which the documents of a submission are stored: each after those of the same submission it points to, for
 * the order of a transaction's entries says nothing (FHIR R4). Those that point to each other keep the order sent.
 */
final class ShelvingOrder {
    private final List<DocumentReference> documents;
    private final SubmissionLinks links;
    private final Map<String, Set<Integer>> byAddress = new HashMap<>();
    private final Map<String, Set<Integer>> byIdentifier = new HashMap<>();
    private final Set<Integer> ordered = new LinkedHashSet<>();

    private ShelvingOrder(List<Placed<DocumentReference>> entries, SubmissionLinks links) {
        this.documents = entries.stream().map(Placed::resource).toList();
        this.links = links;
        for (int i = 0; i < entries.size(); i++) {
            int document = i;
            links.idOf(entries.get(i)).ifPresent(id -> note(byAddress, "DocumentReference/" + id, document));
            identifiers(documents.get(i)).forEach(identifier -> note(byIdentifier, identifier, document));
        }
    }

    private static void note(Map<String, Set<Integer>> index, String key, int document) {
        index.computeIfAbsent(key, unknown -> new LinkedHashSet<>()).add(document);
    }

    /** @param links knows the address each document is to have */
    static List<Integer> of(List<SubmittedDocument> documents, SubmissionLinks links) {
        if (documents.size() < 2) {
            return IntStream.range(0, documents.size()).boxed().toList();
        }
        ShelvingOrder order =
                new ShelvingOrder(documents.stream().map(SubmittedDocument::entry).toList(), links);
        for (int i = 0; i < documents.size(); i++) {
            order.place(i, new LinkedHashSet<>());
        }
        return List.copyOf(order.ordered);
    }

    private void place(int document, Set<Integer> waiting) {
        if (ordered.contains(document) || !waiting.add(document)) {
            return;
        }
        targets(documents.get(document)).forEach(target -> place(target, waiting));
        ordered.add(document);
    }

    private Set<Integer> targets(DocumentReference document) {
        Set<Integer> targets = new LinkedHashSet<>();
        for (ReferenceWalker.Found found : ReferenceWalker.walk(document, document.fhirType())) {
            links.addressOf(found.reference().getReference())
                    .ifPresent(address -> targets.addAll(byAddress.getOrDefault(address, Set.of())));
        }
        for (DocumentReferenceRelatesToComponent relation : document.getRelatesTo()) {
            key(relation.getTarget().getIdentifier())
                    .ifPresent(identifier -> targets.addAll(byIdentifier.getOrDefault(identifier, Set.of())));
        }
        return targets;
    }

    private static Stream<String> identifiers(DocumentReference document) {
        return Stream.concat(Stream.of(document.getMasterIdentifier()), document.getIdentifier().stream())
                .flatMap(identifier -> key(identifier).stream());
    }

    private static Optional<String> key(Identifier identifier) {
        return identifier.hasValue()
                ? Optional.of(identifier.getSystem() + "|" + identifier.getValue())
                : Optional.empty();
    }
}
