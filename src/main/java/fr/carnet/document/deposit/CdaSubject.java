package fr.carnet.document.deposit;

import fr.carnet.document.cda.CdaHeader;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** A CDA document deposited with metadata of its own must still be about the holder: same INS in its header. */
@Component
class CdaSubject {
    /** @throws Refusal {@code invalid} when the header names another INS of the same kind, or the CDA cannot be read */
    void check(RecordFacts record, byte[] bytes, String path) {
        if (bytes == null || !looksLikeCda(bytes)) {
            return;
        }
        check(record, CdaHeader.read(bytes).ins(), path);
    }

    void check(RecordFacts record, List<BusinessIdentifier> named, String path) {
        if (!named.isEmpty() && !named.contains(record.ins())) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    path,
                    "L'INS de l'en-tête du document n'est pas celui du dossier.",
                    "The INS in the document's header is not that of the record.");
        }
    }

    /** Anywhere in the text: comments or a style sheet may stand before the document's own element. */
    private static boolean looksLikeCda(byte[] bytes) {
        int first = 0;
        while (first < bytes.length && (bytes[first] < 0 || Character.isWhitespace(bytes[first]))) {
            first++;
        }
        if (first == bytes.length || bytes[first] != '<') {
            return false;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains("ClinicalDocument") && text.contains("urn:hl7-org:v3");
    }
}
