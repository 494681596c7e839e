package fr.carnet.wishes;

import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * A wish as the holder's own document, in the form of a simplified publish (ITI-105).
 *
 * @param type code of TRE_A05, one of the holder's types
 * @param text content, {@code text/plain}
 */
record WishDocument(String type, String title, String text) {
    private static final String NOS = "https://mos.esante.gouv.fr/NOS/";

    DocumentReference of(RecordFacts record, String uniqueId, Instant now) {
        DocumentReference document = new DocumentReference();
        Reference holder = new Reference("Patient/" + record.patientId());
        document.setMasterIdentifier(new Identifier().setSystem("urn:ietf:rfc:3986").setValue(uniqueId));
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setType(coded("TRE_A05-TypeDocComplementaire", type));
        document.setSubject(holder);
        document.setDate(Date.from(now));
        document.addAuthor(holder.copy());
        document.setDescription(title);
        document.addSecurityLabel(coded("TRE_A08-HL7Confidentiality", "N"));
        content(document, now);
        document.getContext()
                .setFacilityType(coded("TRE_A00-ProducteurDocNonPS", "EXP_PATIENT"))
                .setPracticeSetting(coded("TRE_A00-ProducteurDocNonPS", "EXP_PATIENT"))
                .getPeriod()
                .setStartElement(new DateTimeType(
                        now.atZone(BusinessClock.PARIS).toLocalDate().toString()));
        return document;
    }

    private void content(DocumentReference document, Instant now) {
        document.addContent()
                .setAttachment(new Attachment()
                        .setContentType("text/plain")
                        .setLanguage("fr-FR")
                        .setTitle(title)
                        .setCreation(Date.from(now))
                        .setData(text.getBytes(StandardCharsets.UTF_8)))
                .setFormat(new Coding()
                        .setSystem("http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode")
                        .setCode("urn:ihe:iti:xds-sd:text:2008"));
    }

    private static CodeableConcept coded(String table, String code) {
        return new CodeableConcept(
                new Coding().setSystem(NOS + table + "/FHIR/" + table.replace('_', '-')).setCode(code));
    }
}
