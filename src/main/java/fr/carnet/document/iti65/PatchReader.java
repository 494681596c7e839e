package fr.carnet.document.iti65;

import fr.carnet.conformance.CodeLists;
import fr.carnet.document.patch.MetadataPatch;
import fr.carnet.document.rules.Findings;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.IfMatch;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/** A PATCH entry of a submission may set one document to superseded, in any of the three patch forms; no more. */
final class PatchReader {
    private static final String TYPE = "DocumentReference";

    private final CodeLists lists;
    private final Findings findings;

    PatchReader(CodeLists lists, Findings findings) {
        this.lists = lists;
        this.findings = findings;
    }

    Optional<SupersedingPatch> read(int index, BundleEntryComponent entry) {
        String place = "entry[" + index + "]";
        String url = entry.getRequest().hasUrl() ? entry.getRequest().getUrl().replaceFirst("^/", "") : "";
        if (!url.matches("DocumentReference(/[A-Za-z0-9\\-.]{1,64}|\\?identifier=.+)")) {
            findings.fault(
                    place + ".request.url",
                    "Un patch désigne un DocumentReference par son id ou son identifier.",
                    "A patch designates a DocumentReference by id or identifier.");
            return Optional.empty();
        }
        if (!onlySupersedes(entry.getResource())) {
            findings.fault(
                    place + ".resource",
                    "Dans un dépôt, un patch ne fait que passer un document à superseded.",
                    "In a submission, a patch only sets a document to superseded.");
            return Optional.empty();
        }
        return Optional.of(new SupersedingPatch(index, url, IfMatch.of(entry.getRequest().getIfMatch())));
    }

    /** Tried on a blank current document: whatever else the patch touches shows there, or fails. */
    private boolean onlySupersedes(Resource body) {
        try {
            DocumentReference current = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
            return patch(body).filter(p -> p.applyTo(current, lists).onlySupersedes()).isPresent();
        } catch (Refusal refused) {
            return false;
        }
    }

    private static Optional<MetadataPatch> patch(Resource body) {
        if (body instanceof Parameters parameters) {
            return Optional.of(MetadataPatch.fhirPath(TYPE, parameters));
        }
        if (!(body instanceof Binary binary) || !binary.hasContentType() || !binary.hasData()) {
            return Optional.empty();
        }
        String text = new String(binary.getData(), StandardCharsets.UTF_8);
        if (binary.getContentType().startsWith("application/json-patch+json")) {
            return Optional.of(MetadataPatch.json(TYPE, text));
        }
        return binary.getContentType().startsWith("application/xml-patch+xml")
                ? Optional.of(MetadataPatch.xml(TYPE, text))
                : Optional.empty();
    }
}
