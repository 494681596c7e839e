package fr.carnet.document.rules;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** What every deposited document must look like, whatever its type and content (MHD, DOMAIN 2.1). */
final class ShapeRule {
    private static final String URI_SYSTEM = "urn:ietf:rfc:3986";

    void apply(Deposit deposit, DocumentReference document, Findings findings) {
        status(deposit, document, findings);
        modifiers(document, findings);
        Subject.check(document.getSubject(), "subject", findings);
        uniqueId(deposit, document, findings);
        relations(document, findings);
        Archived.check(document.getExtension(), findings);
    }

    /** MHD binds status to current and superseded; a simplified publish fixes current, told as a warning. */
    private static void status(Deposit deposit, DocumentReference document, Findings findings) {
        boolean superseded = document.getStatus() == DocumentReferenceStatus.SUPERSEDED;
        if (superseded && deposit.flow() == Flow.ITI_105) {
            findings.warn(
                    "status",
                    "Un dépôt simplifié porte le statut current ; superseded est conservé.",
                    "A simplified publish has status current; superseded is kept.");
        } else if (!superseded && document.getStatus() != DocumentReferenceStatus.CURRENT) {
            findings.fault(
                    "status",
                    "Un document est déposé avec le statut current ou superseded.",
                    "A document is deposited with status current or superseded.");
        }
        if (document.hasDocStatus()) {
            findings.fault("docStatus", "docStatus n'est pas admis (MHD).", "docStatus is not allowed (MHD).");
        }
    }

    private static void modifiers(DocumentReference document, Findings findings) {
        if (document.hasModifierExtension()) {
            findings.fault(
                    "modifierExtension[0]",
                    "Aucune extension modificatrice n'est admise (MHD).",
                    "No modifier extension is allowed (MHD).");
        }
        if (document.hasImplicitRules()) {
            findings.fault(
                    "implicitRules", "implicitRules n'est pas admis.", "implicitRules is not allowed.");
        }
    }

    private static void uniqueId(Deposit deposit, DocumentReference document, Findings findings) {
        if (document.getMasterIdentifier().hasValue()) {
            return;
        }
        if (deposit.flow() == Flow.ITI_65 || document.hasMasterIdentifier()) {
            findings.fault(
                    "masterIdentifier",
                    "L'identifiant unique du document est requis.",
                    "The document's unique identifier is required.");
            return;
        }
        document.setMasterIdentifier(new Identifier()
                .setUse(Identifier.IdentifierUse.USUAL)
                .setSystem(URI_SYSTEM)
                .setValue("urn:uuid:" + UUID.randomUUID()));
        findings.warn(
                "masterIdentifier",
                "Identifiant unique absent : attribué par le serveur.",
                "Unique identifier absent: assigned by the server.");
    }

    private static void relations(DocumentReference document, Findings findings) {
        var relations = document.getRelatesTo();
        for (int i = 0; i < relations.size(); i++) {
            String place = "relatesTo[" + i + "]";
            if (!relations.get(i).hasCode()) {
                findings.fault(
                        place + ".code", "Le code de la relation est requis.", "The relation's code is required.");
            }
            target(relations.get(i).getTarget(), place + ".target", findings);
        }
        if (replaced(document).size() > 1) {
            findings.fault(
                    "relatesTo",
                    "Un document n'en remplace qu'un seul autre.",
                    "A document replaces one other document only.");
        }
    }

    private static void target(Reference target, String place, Findings findings) {
        if (!target.hasReference() && !target.getIdentifier().hasValue()) {
            findings.fault(place, "La cible de la relation est requise.", "The relation's target is required.");
        } else if (ReferenceKind.namesOtherTypeThan("DocumentReference", target)) {
            findings.fault(
                    place,
                    "La cible d'une relation est un DocumentReference.",
                    "The target of a relation is a DocumentReference.");
        }
    }

    /** The targets a document says it replaces. */
    static List<Reference> replaced(DocumentReference document) {
        return document.getRelatesTo().stream()
                .filter(r -> r.getCode() == DocumentRelationshipType.REPLACES)
                .map(r -> r.getTarget())
                .toList();
    }
}
