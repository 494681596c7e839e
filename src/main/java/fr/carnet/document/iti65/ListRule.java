package fr.carnet.document.iti65;

import fr.carnet.document.rules.Archived;
import fr.carnet.document.rules.Findings;
import fr.carnet.document.rules.Level;
import fr.carnet.document.rules.Subject;
import java.math.BigInteger;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListMode;
import org.hl7.fhir.r4.model.ListResource.ListStatus;

/** What a submission set and a folder must say (MHD 4.2.3, PDSm 3.1.1, CONTRACT 6). */
final class ListRule {
    private static final int HEXADECIMAL = 16;

    private final Level level;

    ListRule(Level level) {
        this.level = level;
    }

    /** @param list the submission set; its unique id is assigned when absent */
    void submissionSet(ListResource list, Findings findings) {
        common(list, findings);
        required(list.hasDate(), "date", findings);
        source(list, findings);
        if (level.compareTo(Level.COMPREHENSIVE) >= 0) {
            required(list.hasExtension(MhdList.DESIGNATION), "extension", findings);
        }
        if (list.getIdentifier().stream().noneMatch(Identifier::hasValue)) {
            list.addIdentifier(new Identifier()
                    .setUse(Identifier.IdentifierUse.USUAL)
                    .setSystem("urn:ietf:rfc:3986")
                    .setValue("urn:oid:2.25." + decimal(UUID.randomUUID())));
            findings.warn(
                    "identifier",
                    "Identifiant du lot absent : attribué par le serveur.",
                    "Submission set identifier absent: assigned by the server.");
        }
    }

    void folder(ListResource list, Findings findings) {
        common(list, findings);
        if (level.compareTo(Level.COMPREHENSIVE) >= 0) {
            required(list.hasExtension(MhdList.DESIGNATION), "extension", findings);
            required(list.hasTitle(), "title", findings);
        }
        if (level == Level.PDSM_COMPREHENSIVE) {
            required(list.hasDate(), "date", findings);
            required(list.hasEntry(), "entry", findings);
        }
    }

    private static void common(ListResource list, Findings findings) {
        if (list.getStatus() != ListStatus.CURRENT) {
            findings.fault("status", "Le statut est current.", "The status is current.");
        }
        if (list.getMode() != ListMode.WORKING) {
            findings.fault("mode", "Le mode est working.", "The mode is working.");
        }
        if (list.hasModifierExtension()) {
            findings.fault(
                    "modifierExtension[0]",
                    "Aucune extension modificatrice n'est admise (MHD).",
                    "No modifier extension is allowed (MHD).");
        }
        Subject.check(list.getSubject(), "subject", findings);
        Archived.check(list.getExtension(), findings);
    }

    /** The source is the extension sourceId (MHD) or List.source, which PDSm requires besides. */
    private void source(ListResource list, Findings findings) {
        if (!list.hasSource() && (level == Level.PDSM_COMPREHENSIVE || !list.hasExtension(MhdList.SOURCE_ID))) {
            required(false, "source", findings);
        } else if (!list.hasExtension(MhdList.SOURCE_ID)) {
            findings.warn(
                    "extension",
                    "L'extension sourceId manque ; la source du lot suffit ici.",
                    "The extension sourceId is missing; the set's source is enough here.");
        }
    }

    private static void required(boolean present, String element, Findings findings) {
        if (!present) {
            findings.fault(element, "Cet élément est requis.", "This element is required.");
        }
    }

    private static String decimal(UUID uuid) {
        return new BigInteger(uuid.toString().replace("-", ""), HEXADECIMAL).toString();
    }
}
