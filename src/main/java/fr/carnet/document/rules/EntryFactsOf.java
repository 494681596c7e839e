package fr.carnet.document.rules;

import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.DocumentType;
import fr.carnet.conformance.SecurityLabel;
import fr.carnet.identity.Caller;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.EntryFacts;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What the access decision must know of a document. */
public final class EntryFactsOf {
    private final CodeLists lists;

    public EntryFactsOf(CodeLists lists) {
        this.lists = lists;
    }

    /** The facts at deposit, when the authors are named in the document itself or logically. */
    public EntryFacts document(DocumentReference document, Caller depositor, Instant now) {
        return document(document, depositor, now, reference -> Optional.empty());
    }

    /**
     * The facts at deposit. The author, in the rights, is the professional or patient who deposits; professionals named
     * in {@code author} gain it when a structure deposits (CONTRACT 6). A document hidden from the holder becomes
     * visible by itself one calendar month later, Paris time.
     *
     * @param document normalised document
     * @param directory finds what an author reference that is not contained designates (an entry of the same bundle, a
     *     Practitioner of the directory)
     */
    public EntryFacts document(
            DocumentReference document,
            Caller depositor,
            Instant now,
            Function<Reference, Optional<Resource>> directory) {
        Labels labels = labels(document);
        Instant hiddenUntil = labels.hiddenFromPatient()
                ? now.atZone(BusinessClock.PARIS).plusMonths(1).toInstant()
                : null;
        return new EntryFacts(
                type(document),
                authors(document, depositor, directory),
                structure(depositor),
                labels.masked(),
                hiddenUntil,
                labels.hiddenFromRepresentatives(),
                document.getStatus() == DocumentReferenceStatus.ENTEREDINERROR);
    }

    /**
     * The facts after an update: who made it and until when it was hidden stay, the labels are those of today.
     */
    public EntryFacts afterUpdate(DocumentReference document, EntryFacts before) {
        Labels labels = labels(document);
        return new EntryFacts(
                before.documentType(),
                before.authors(),
                before.structure(),
                labels.masked(),
                labels.hiddenFromPatient() ? before.hiddenFromPatientUntil() : null,
                labels.hiddenFromRepresentatives(),
                document.getStatus() == DocumentReferenceStatus.ENTEREDINERROR);
    }

    private Labels labels(DocumentReference document) {
        return Labels.read(
                document.getSecurityLabel(), lists, SecurityLabel.NORMAL, new Findings("DocumentReference"));
    }

    /** Code of the document's type in the habilitation matrix; {@code ""} when it has none. */
    public String type(DocumentReference document) {
        return document.getType().getCoding().stream()
                .map(c -> lists.documentType(c.getSystem(), c.getCode()))
                .flatMap(Optional::stream)
                .map(DocumentType::code)
                .findFirst()
                .orElse("");
    }

    private static Set<String> authors(
            DocumentReference document, Caller depositor, Function<Reference, Optional<Resource>> directory) {
        if (depositor instanceof Caller.Structure) {
            Set<String> keys = new LinkedHashSet<>();
            document.getAuthor()
                    .forEach(a -> new NamedProfessional(document, directory).keys(a).forEach(keys::add));
            return keys;
        }
        return Set.of(depositor.key());
    }

    private static String structure(Caller depositor) {
        if (depositor instanceof Caller.Structure structure) {
            return structure.key();
        }
        if (depositor instanceof Caller.Professional professional) {
            return professional.structure().map(s -> "st:" + s).orElse("");
        }
        return "";
    }
}
