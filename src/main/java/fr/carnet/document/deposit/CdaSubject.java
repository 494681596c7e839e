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
    private static final int PROLOGUE = 4096;

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

    private static boolean looksLikeCda(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, PROLOGUE), StandardCharsets.UTF_8);
        return start.contains("ClinicalDocument") && start.contains("urn:hl7-org:v3");
    }
}
