package fr.carnet.document.rules;

import fr.carnet.conformance.CodeLists;
import java.util.Arrays;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * The content: exactly one, of an accepted media type, not empty, within the limit; size and hash (SHA-1, FHIR R4)
 * checked when given and set when not; where the bytes must be depends on the transaction.
 */
final class ContentRule {
    private static final String AT = "content[0].attachment";

    private final CodeLists lists;
    private final DocumentLimits limits;

    ContentRule(CodeLists lists, DocumentLimits limits) {
        this.lists = lists;
        this.limits = limits;
    }

    /** @return true when the content is over the depositor's limit */
    boolean apply(Deposit deposit, DocumentReference document, Findings findings) {
        if (document.getContent().size() != 1) {
            findings.fault(
                    "content",
                    "Un document a exactement un contenu.",
                    "A document has exactly one content.");
            return false;
        }
        Attachment attachment = document.getContentFirstRep().getAttachment();
        mediaType(deposit, attachment, findings);
        place(deposit, attachment, findings);
        return deposit.content() != null && bytes(deposit, attachment, findings);
    }

    private void mediaType(Deposit deposit, Attachment attachment, Findings findings) {
        String type = attachment.getContentType();
        if (!attachment.hasContentType()) {
            findings.fault(AT + ".contentType", "Le type MIME est requis.", "The media type is required.");
        } else if (!(deposit.byHolder() ? lists.acceptsMediaTypeFromHolder(type) : lists.acceptsMediaType(type))) {
            findings.fault(AT + ".contentType", "Ce type MIME n'est pas admis.", "This media type is not accepted.");
        } else if (differs(deposit.content(), type)) {
            findings.fault(
                    AT + ".contentType",
                    "Le type MIME n'est pas celui du contenu envoyé.",
                    "The media type is not that of the content sent.");
        }
    }

    private boolean differs(ContentFacts content, String type) {
        return content != null
                && content.mediaType() != null
                && !content.mediaType().isEmpty()
                && !lists.sameMediaType(content.mediaType(), type);
    }

    private static void place(Deposit deposit, Attachment attachment, Findings findings) {
        boolean simplified = deposit.flow() == Flow.ITI_105;
        if (deposit.flow() == Flow.ITI_65 && attachment.hasData()) {
            findings.fault(
                    AT + ".data",
                    "Dans un dépôt ITI-65 le contenu est une entrée du lot, désignée par url.",
                    "In ITI-65 the content is an entry of the bundle, named by url.");
        }
        if (deposit.flow() == Flow.ITI_65 && !attachment.hasUrl()) {
            findings.fault(AT + ".url", "L'adresse du contenu est requise.", "The content's url is required.");
        }
        if (simplified && attachment.hasUrl()) {
            findings.fault(
                    AT + ".url",
                    "Dans un dépôt simplifié le contenu est dans data, sans url.",
                    "In a simplified publish the content is in data, without url.");
        }
        if (simplified && !attachment.hasData() && deposit.content() == null) {
            findings.fault(AT + ".data", "Le contenu du document est requis.", "The document's content is required.");
        }
    }

    private boolean bytes(Deposit deposit, Attachment attachment, Findings findings) {
        ContentFacts content = deposit.content();
        if (content.size() == 0) {
            findings.fault(AT, "Le document est vide.", "The document is empty.");
        }
        long limit = deposit.byHolder() ? limits.holder() : limits.software();
        boolean tooLarge = content.size() > limit;
        if (tooLarge) {
            findings.fault(
                    AT,
                    "Le document dépasse la taille admise (" + limit + " octets).",
                    "The document is over the accepted size (" + limit + " bytes).");
        }
        sizeAndHash(content, attachment, findings);
        return tooLarge;
    }

    private static void sizeAndHash(ContentFacts content, Attachment attachment, Findings findings) {
        if (attachment.hasSize() && attachment.getSize() != content.size()) {
            findings.fault(
                    AT + ".size",
                    "La taille annoncée n'est pas celle du contenu.",
                    "The size given is not that of the content.");
        }
        if (attachment.hasHash() && !Arrays.equals(attachment.getHash(), content.sha1Bytes())) {
            findings.fault(
                    AT + ".hash",
                    "L'empreinte annoncée n'est pas le SHA-1 du contenu.",
                    "The hash given is not the SHA-1 of the content.");
        }
        if (content.size() <= Integer.MAX_VALUE) {
            attachment.setSize((int) content.size());
        }
        attachment.setHash(content.sha1Bytes());
    }
}
