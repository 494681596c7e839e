package fr.carnet.document.deposit;

import fr.carnet.content.ContentRow;
import fr.carnet.document.iti65.Placed;
import fr.carnet.document.iti65.Submission;
import fr.carnet.document.iti65.SubmittedDocument;
import fr.carnet.document.rules.Flow;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.fhir.FhirJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The documents of a submission with the bytes of their contents. */
final class SubmittedContents {
    private static final String FHIR_XML = "application/fhir+xml";

    private SubmittedContents() {}

    static List<Incoming> of(Submission submission, RecordFacts record) {
        return submission.documents().stream()
                .map(document -> incoming(submission, document, record))
                .toList();
    }

    private static Incoming incoming(Submission submission, SubmittedDocument document, RecordFacts record) {
        DocumentReference sent = document.entry().resource().copy();
        sent.setSubject(new Reference("Patient/" + record.patientId()));
        Optional<Resource> content = document.content().map(Placed::resource);
        boolean bundle = content.filter(Bundle.class::isInstance).isPresent();
        return new Incoming(
                sent,
                Flow.ITI_65,
                submission.level(),
                content.map(resource -> bytes(resource, sent)).orElse(null),
                content.map(resource -> mediaType(resource, sent)).orElse(""),
                bundle ? ContentRow.Kind.BUNDLE : ContentRow.Kind.BINARY,
                document.entry().path());
    }

    private static byte[] bytes(Resource content, DocumentReference metadata) {
        if (content instanceof Binary binary) {
            return binary.getData();
        }
        return inXml(metadata) ? FhirJson.xmlBytes(content) : FhirJson.bytes(content);
    }

    private static String mediaType(Resource content, DocumentReference metadata) {
        if (content instanceof Bundle) {
            return inXml(metadata) ? FHIR_XML : "application/fhir+json";
        }
        return content instanceof Binary binary && binary.hasContentType() ? binary.getContentType() : "";
    }

    /** A document that is an entry has no form of its own: it takes the one its metadata name. */
    private static boolean inXml(DocumentReference metadata) {
        return metadata.getContent().stream()
                .map(content -> content.getAttachment().getContentType())
                .anyMatch(type -> type != null && type.toLowerCase(Locale.ROOT).startsWith(FHIR_XML));
    }
}
