package fr.carnet.document.deposit;

import fr.carnet.conformance.StrictParsing;
import fr.carnet.conformance.StrictParsing.Format;
import fr.carnet.document.cda.CdaHeader;
import fr.carnet.document.fhirdoc.FhirDocumentHeader;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.springframework.stereotype.Component;

/** A CDA or FHIR document deposited with metadata of its own must still be about the holder: same INS in its header. */
@Component
class ContentSubject {
    private final StrictParsing parsing;

    ContentSubject(StrictParsing parsing) {
        this.parsing = parsing;
    }

    /**
     * @param mediaType under which the bytes are deposited
     * @throws Refusal {@code invalid} when the header names another INS, or a CDA cannot be read
     */
    void check(RecordFacts record, byte[] bytes, String mediaType, String path) {
        String type = mediaType == null ? "" : mediaType.toLowerCase(Locale.ROOT);
        if (bytes != null && type.contains("fhir")) {
            check(record, namedInBundle(bytes, type.contains("xml") ? Format.XML : Format.JSON), path);
        } else if (bytes != null && looksLikeCda(bytes)) {
            check(record, CdaHeader.read(bytes).ins(), path);
        }
    }

    /** The INS of a FHIR document; none when the content is no document. */
    private List<BusinessIdentifier> namedInBundle(byte[] bytes, Format format) {
        return parsing.parse(bytes, format).resource() instanceof Bundle bundle
                        && bundle.getType() == Bundle.BundleType.DOCUMENT
                        && bundle.getEntryFirstRep().getResource() instanceof Composition
                ? FhirDocumentHeader.read(bundle).ins()
                : List.of();
    }

    private static void check(RecordFacts record, List<BusinessIdentifier> named, String path) {
        if (!named.isEmpty() && !named.contains(record.ins())) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    path,
                    "L'INS de l'en-tête du document n'est pas celui du dossier.",
                    "The INS in the document's header is not that of the record.");
        }
    }

    /**
     * Anywhere in the text: comments or a style sheet may stand before the document's own element. Its letters are the same
     * bytes in every encoding an XML parser finds by itself, but for the zeros of UTF-16 and UTF-32.
     */
    private static boolean looksLikeCda(byte[] bytes) {
        int first = 0;
        while (first < bytes.length && (bytes[first] <= 0 || Character.isWhitespace(bytes[first]))) {
            first++;
        }
        if (first == bytes.length || bytes[first] != '<') {
            return false;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
        return text.contains("ClinicalDocument") && text.contains("urn:hl7-org:v3");
    }
}
