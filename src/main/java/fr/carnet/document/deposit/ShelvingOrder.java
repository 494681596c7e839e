package fr.carnet.document.deposit;

import fr.carnet.document.iti65.Placed;
import fr.carnet.document.iti65.SubmittedDocument;
import fr.carnet.document.rules.ReferenceWalker;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceRelatesToComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * The order in which the documents of a submission are stored: each after those of the same submission it points to, for
 * the order of a transaction's entries says nothing (FHIR R4). Those that point to each other keep the order sent.
 */
final class ShelvingOrder {
    private final List<Placed<DocumentReference>> documents;
    private final SubmissionLinks links;
    private final Set<Integer> ordered = new LinkedHashSet<>();

    private ShelvingOrder(List<Placed<DocumentReference>> documents, SubmissionLinks links) {
        this.documents = documents;
        this.links = links;
    }

    /** @param links knows the address each document is to have */
    static List<Integer> of(List<SubmittedDocument> documents, SubmissionLinks links) {
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
        targets(documents.get(document).resource()).forEach(target -> place(target, waiting));
        ordered.add(document);
    }

    private List<Integer> targets(DocumentReference document) {
        List<Integer> targets = new ArrayList<>();
        for (ReferenceWalker.Found found : ReferenceWalker.walk(document, document.fhirType())) {
            links.addressOf(found.reference().getReference()).ifPresent(address -> at(address, targets));
        }
        for (DocumentReferenceRelatesToComponent relation : document.getRelatesTo()) {
            bearing(relation.getTarget(), targets);
        }
        return targets;
    }

    private void at(String address, List<Integer> targets) {
        for (int i = 0; i < documents.size(); i++) {
            Optional<String> id = links.idOf(documents.get(i));
            if (id.filter(one -> address.equals("DocumentReference/" + one)).isPresent()) {
                targets.add(i);
            }
        }
    }

    private void bearing(Reference target, List<Integer> targets) {
        for (int i = 0; i < documents.size(); i++) {
            DocumentReference document = documents.get(i).resource();
            if (same(target.getIdentifier(), document.getMasterIdentifier())
                    || document.getIdentifier().stream().anyMatch(one -> same(target.getIdentifier(), one))) {
                targets.add(i);
            }
        }
    }

    private static boolean same(Identifier one, Identifier other) {
        return one.hasValue()
                && one.getValue().equals(other.getValue())
                && String.valueOf(one.getSystem()).equals(String.valueOf(other.getSystem()));
    }
}
