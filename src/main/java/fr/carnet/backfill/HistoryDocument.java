package fr.carnet.backfill;

import fr.carnet.record.RecordFacts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** Metadata of the REMB document (DOMAIN 4): author ALIM_AM, facility SA24, setting AMO, class 60. */
final class HistoryDocument {
    private static final String TITLE = "Historique des soins remboursés";

    private HistoryDocument() {}

    /** @param revision 1 for the first document of the record, one more at each correction of its content */
    static DocumentReference metadata(RecordFacts holder, HistoryWindow window, Instant now, int revision) {
        DocumentReference document = new DocumentReference();
        document.setMasterIdentifier(masterIdentifier(holder, revision));
        document.setStatus(Enumerations.DocumentReferenceStatus.CURRENT);
        document.setType(new CodeableConcept(HistoryCodes.documentType()));
        document.addCategory(new CodeableConcept(HistoryCodes.documentClass()));
        document.setSubject(new Reference("Patient/" + holder.patientId()));
        document.setDate(Date.from(now));
        document.setDescription(TITLE + " du " + window.from() + " au " + window.to());
        document.addSecurityLabel(new CodeableConcept(HistoryCodes.normal()));
        document.addContained(author());
        document.addAuthor(new Reference("#author"));
        document.addContained(authenticator());
        document.setAuthenticator(new Reference("#authenticator"));
        document.setCustodian(new Reference("#authenticator"));
        context(document, window);
        content(document, now);
        return document;
    }

    static void replacing(DocumentReference document, String olderId) {
        document.addRelatesTo()
                .setCode(DocumentReference.DocumentRelationshipType.REPLACES)
                .setTarget(new Reference("DocumentReference/" + olderId));
    }

    /** The same import of the same record always bears the same identifier. */
    private static Identifier masterIdentifier(RecordFacts holder, int revision) {
        String name = "assurance-maladie-history|" + holder.patientId() + "|" + revision;
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + uuid);
    }

    private static Device author() {
        Device device = new Device();
        device.setId("author");
        device.setType(new CodeableConcept(HistoryCodes.producer()));
        device.addDeviceName().setName("ALIM_AM").setType(Device.DeviceNameType.USERFRIENDLYNAME);
        return device;
    }

    private static Organization authenticator() {
        Organization organization = new Organization();
        organization.setId("authenticator");
        organization.addIdentifier().setSystem(HistoryCodes.producer().getSystem()).setValue("ALIM_AM");
        organization.setName("Assurance Maladie");
        return organization;
    }

    private static void context(DocumentReference document, HistoryWindow window) {
        DocumentReference.DocumentReferenceContextComponent context = document.getContext();
        context.getPeriod().setStartElement(new org.hl7.fhir.r4.model.DateTimeType(window.from().toString()));
        context.getPeriod().setEndElement(new org.hl7.fhir.r4.model.DateTimeType(window.to().toString()));
        context.setFacilityType(new CodeableConcept(HistoryCodes.facility()));
        context.setPracticeSetting(new CodeableConcept(HistoryCodes.setting()));
    }

    private static void content(DocumentReference document, Instant now) {
        Attachment attachment = new Attachment();
        attachment.setContentType("application/pdf").setLanguage("fr-FR").setTitle(TITLE).setCreation(Date.from(now));
        document.addContent().setAttachment(attachment).setFormat(HistoryCodes.pdfFormat());
    }
}
