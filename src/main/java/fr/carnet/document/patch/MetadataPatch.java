package fr.carnet.document.patch;

import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.SecurityLabel;
import fr.carnet.document.rules.Archived;
import fr.carnet.document.rules.Findings;
import fr.carnet.document.rules.Labels;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Parameters;

/**
 * A patch of a document, submission set or folder, read and judged by its own words: a path or an operation that is not
 * offered is refused here, before the resource is looked for. {@link #applyTo} then says what it does to a resource.
 */
public final class MetadataPatch {
    private static final Map<String, Set<String>> DOCUMENT_STATUS = Map.of(
            "current", Set.of("superseded", "entered-in-error"),
            "superseded", Set.of("entered-in-error"));
    private static final Map<String, Set<String>> LIST_STATUS =
            Map.of("current", Set.of("retired", "entered-in-error"), "retired", Set.of("entered-in-error"));

    private final Edits edits;

    private MetadataPatch(Edits edits) {
        this.edits = edits;
    }

    /** @param resourceType {@code DocumentReference} or {@code List}; @param body JSON Patch (RFC 6902) */
    public static MetadataPatch json(String resourceType, String body) {
        return new MetadataPatch(JsonEdits.parse(resourceType, body));
    }

    /** @param resourceType {@code DocumentReference} or {@code List}; @param body XML Patch (RFC 5261) */
    public static MetadataPatch xml(String resourceType, String body) {
        return new MetadataPatch(XmlEdits.parse(resourceType, body));
    }

    /** @param resourceType {@code DocumentReference} or {@code List}; @param body FHIRPath Patch */
    public static MetadataPatch fhirPath(String resourceType, Parameters body) {
        return new MetadataPatch(FhirPathEdits.parse(resourceType, body));
    }

    /** What the patch does to this document, which is not changed. */
    public MetadataChange<DocumentReference> applyTo(DocumentReference current, CodeLists lists) {
        DocumentReference edited = (DocumentReference) edited(current);
        Findings findings = new Findings("DocumentReference");
        Labels before = Labels.read(current.getSecurityLabel(), lists, SecurityLabel.NORMAL, new Findings(""));
        Labels after = Labels.read(edited.getSecurityLabel(), lists, before.level(), findings);
        Archived.check(edited.getExtension(), findings);
        Optional<String> statusTo = statusTo(
                code(current.getStatus()), code(edited.getStatus()), DOCUMENT_STATUS, findings);
        refuse(findings);
        DocumentReference result = current.copy();
        result.setStatus(edited.getStatus());
        result.setSecurityLabel(after.write(lists));
        result.setExtension(edited.copy().getExtension());
        return new MetadataChange<>(
                result,
                statusTo,
                !before.masked() && after.masked(),
                before.masked() && !after.masked(),
                !before.hiddenFromPatient() && after.hiddenFromPatient(),
                before.hiddenFromPatient() && !after.hiddenFromPatient(),
                !before.hiddenFromRepresentatives() && after.hiddenFromRepresentatives(),
                before.hiddenFromRepresentatives() && !after.hiddenFromRepresentatives(),
                !before.level().equals(after.level()),
                Archived.in(current.getExtension()) != Archived.in(result.getExtension()));
    }

    /** What the patch does to this submission set or folder, which is not changed. */
    public MetadataChange<ListResource> applyTo(ListResource current) {
        ListResource edited = (ListResource) edited(current);
        Findings findings = new Findings("List");
        Archived.check(edited.getExtension(), findings);
        Optional<String> statusTo =
                statusTo(code(current.getStatus()), code(edited.getStatus()), LIST_STATUS, findings);
        refuse(findings);
        ListResource result = current.copy();
        result.setStatus(edited.getStatus());
        result.setExtension(edited.copy().getExtension());
        boolean archived = Archived.in(current.getExtension()) != Archived.in(result.getExtension());
        return new MetadataChange<>(result, statusTo, false, false, false, false, false, false, false, archived);
    }

    private DomainResource edited(DomainResource current) {
        DomainResource stub = Stub.of(current);
        DomainResource edited = edits.apply(stub);
        Stub.checkNothingElse(stub, edited);
        return edited;
    }

    private static String code(Object status) {
        if (status instanceof DocumentReferenceStatus document) {
            return document.toCode();
        }
        return status instanceof ListResource.ListStatus list ? list.toCode() : null;
    }

    private static Optional<String> statusTo(
            String from, String to, Map<String, Set<String>> allowed, Findings findings) {
        if (Objects.equals(from, to)) {
            return Optional.empty();
        }
        if (from == null || to == null || !allowed.getOrDefault(from, Set.of()).contains(to)) {
            findings.fault(
                    "status",
                    "Ce changement de statut n'est pas possible.",
                    "This change of status is not possible.");
        }
        return Optional.ofNullable(to);
    }

    private static void refuse(Findings findings) {
        List<Fault> faults = findings.faults();
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
    }
}
