package fr.carnet.document.iti65;

import fr.carnet.document.rules.DocumentRules;
import fr.carnet.document.rules.Findings;
import fr.carnet.document.rules.ReferenceKind;
import fr.carnet.document.rules.ReferenceWalker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** How the parts of a submission hold together: who refers to whom, and that nothing is left alone. */
final class LinkRule {
    private final Sorted sorted;
    private final BundleIndex index;
    private final Findings findings;

    LinkRule(Sorted sorted, BundleIndex index, Findings findings) {
        this.sorted = sorted;
        this.index = index;
        this.findings = findings;
    }

    List<SubmittedDocument> apply() {
        List<SubmittedDocument> documents = new ArrayList<>();
        sorted.documents.forEach(d -> documents.add(new SubmittedDocument(d, content(d))));
        Set<Integer> members = members();
        Stream.concat(sorted.documents.stream(), sorted.folders.stream())
                .filter(p -> !members.contains(p.index()))
                .forEach(p -> alone(p, "Le lot de soumission", "The submission set"));
        Set<Integer> contents = new HashSet<>();
        documents.forEach(d -> d.content().ifPresent(c -> contents.add(c.index())));
        sorted.contents.stream()
                .filter(p -> !contents.contains(p.index()))
                .forEach(p -> alone(p, "Aucun document", "No document"));
        Set<Integer> referred = internalReferences();
        sorted.directory.stream()
                .filter(p -> !referred.contains(p.index()))
                .forEach(p -> alone(p, "Aucune entrée", "No entry"));
        replacedOnce();
        return documents;
    }

    private void alone(Placed<?> placed, String frenchSubject, String englishSubject) {
        boolean none = frenchSubject.startsWith("Aucun");
        findings.fault(
                "entry[" + placed.index() + "]",
                frenchSubject + (none ? " ne désigne" : " ne désigne pas") + " cette entrée.",
                englishSubject + (none ? " refers" : " does not refer") + " to this entry.");
    }

    private Optional<Placed<Resource>> content(Placed<DocumentReference> document) {
        String url = document.resource().getContentFirstRep().getAttachment().getUrl();
        OptionalInt at = index.find(url);
        Optional<Placed<Resource>> content = sorted.contents.stream()
                .filter(c -> at.isPresent() && c.index() == at.getAsInt())
                .findFirst();
        if (content.isEmpty() && url != null) {
            findings.fault(
                    "entry[" + document.index() + "].resource.content[0].attachment.url",
                    "Cette adresse ne désigne aucun Binary ni document FHIR du lot.",
                    "This url names no Binary and no FHIR document of the bundle.");
        }
        return content;
    }

    /** The entries of this Bundle that the submission set lists. */
    private Set<Integer> members() {
        Set<Integer> members = new HashSet<>();
        sorted.submissionSets.forEach(set -> items(set, Set.of("DocumentReference", "List"), members));
        sorted.folders.forEach(folder -> items(folder, Set.of("DocumentReference"), new HashSet<>()));
        return members;
    }

    private void items(Placed<ListResource> list, Set<String> types, Set<Integer> members) {
        for (int i = 0; i < list.resource().getEntry().size(); i++) {
            Reference item = list.resource().getEntry().get(i).getItem();
            OptionalInt at = index.find(item.getReference());
            at.ifPresent(members::add);
            if (at.isPresent() ? !isMember(at.getAsInt(), types) : !mayExist(item, types)) {
                findings.fault(
                        "entry[" + list.index() + "].resource.entry[" + i + "].item",
                        "Cet élément de liste ne désigne ni un document ni un classeur admis.",
                        "This list item designates no acceptable document or folder.");
            }
        }
    }

    private boolean isMember(int at, Set<String> types) {
        boolean document = sorted.documents.stream().anyMatch(d -> d.index() == at);
        boolean folder = sorted.folders.stream().anyMatch(f -> f.index() == at);
        return document || (folder && types.contains("List"));
    }

    /** A document or folder that is already there; whether it is, the transaction says. */
    private static boolean mayExist(Reference item, Set<String> types) {
        return switch (ReferenceKind.of(item)) {
            case RELATIVE, CONDITIONAL, ABSOLUTE -> types.stream()
                    .anyMatch(type -> !ReferenceKind.namesOtherTypeThan(type, item));
            case LOGICAL -> true;
            default -> false;
        };
    }

    private Set<Integer> internalReferences() {
        Set<Integer> referred = new HashSet<>();
        Stream.of(sorted.submissionSets, sorted.folders, sorted.documents, sorted.directory, sorted.patients)
                .flatMap(List::stream)
                .forEach(p -> refer(p, referred));
        return referred;
    }

    private void refer(Placed<?> placed, Set<Integer> referred) {
        for (ReferenceWalker.Found found : ReferenceWalker.walk(placed.resource(), placed.path())) {
            OptionalInt at = index.find(found.reference().getReference());
            at.ifPresent(referred::add);
            if (at.isEmpty() && found.kind() == ReferenceKind.BUNDLE_ENTRY && !found.path().endsWith(".item")) {
                findings.at(found.path())
                        .fault("", "Cette référence ne désigne aucune entrée.", "This reference designates no entry.");
            }
        }
    }

    private void replacedOnce() {
        Set<String> targets = new HashSet<>();
        for (Placed<DocumentReference> document : sorted.documents) {
            Optional<String> target = DocumentRules.replaces(document.resource())
                    .map(r -> r.hasReference()
                            ? r.getReference()
                            : r.getIdentifier().getSystem() + "|" + r.getIdentifier().getValue());
            if (target.isPresent() && !targets.add(target.get())) {
                findings.fault(
                        "entry[" + document.index() + "].resource.relatesTo",
                        "Un autre document du lot remplace déjà celui-ci.",
                        "Another document of the bundle already replaces this one.");
            }
        }
    }
}
