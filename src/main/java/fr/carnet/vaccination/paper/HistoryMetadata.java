package fr.carnet.vaccination.paper;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** Metadata of the two forms of the history: author Carnet, class 52 (DOMAIN 3.3). */
final class HistoryMetadata {
    private static final String NOS = "https://mos.esante.gouv.fr/NOS/";
    private static final String IHE = "http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode";
    private static final String CARNET = "https://carnet.example/fhir/NamingSystem/producer";

    private HistoryMetadata() {}

    static DocumentReference fhirDocument(Identifier identifier, DateTimeType first, Instant made) {
        DocumentReference document = common(identifier, first, made);
        attach(document, "application/fhir+json", made);
        document.getContentFirstRep().setFormat(new Coding(
                NOS + "TRE_A11-IheFormatCode/FHIR/TRE-A11-IheFormatCode", "urn:asip:ci-sis:vac:2019", null));
        return document;
    }

    static DocumentReference pdf(Identifier identifier, DateTimeType first, Instant made) {
        DocumentReference document = common(identifier, first, made);
        attach(document, "application/pdf", made);
        document.getContentFirstRep().setFormat(
                new Coding(IHE, "urn:ihe:iti:xds-sd:pdf:2008", "XDS Scanned Documents (PDF)"));
        return document;
    }

    static void relate(DocumentReference document, DocumentRelationshipType how, String otherId) {
        document.addRelatesTo().setCode(how).setTarget(new Reference("DocumentReference/" + otherId));
    }

    private static DocumentReference common(Identifier identifier, DateTimeType first, Instant made) {
        DocumentReference document = new DocumentReference();
        document.setMasterIdentifier(identifier);
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setType(new CodeableConcept(HistoryBundle.TYPE));
        document.setDate(Date.from(made));
        document.setDescription(HistoryText.TITLE);
        document.addSecurityLabel(nos("TRE_A08-HL7Confidentiality", "TRE-A08-HL7Confidentiality", "N", "Normal"));
        Device author = new Device();
        author.setId("author");
        author.addDeviceName().setName("Carnet").setType(Device.DeviceNameType.USERFRIENDLYNAME);
        document.addContained(author);
        document.addAuthor(new Reference("#author"));
        Organization keeper = new Organization();
        keeper.setId("keeper");
        keeper.addIdentifier().setSystem(CARNET).setValue("carnet");
        keeper.setName("Carnet");
        document.addContained(keeper);
        document.setAuthenticator(new Reference("#keeper"));
        document.setCustodian(new Reference("#keeper"));
        document.getContext().getPeriod().setStartElement(first).setEnd(Date.from(made));
        document.getContext().setFacilityType(
                nos("TRE_R02-SecteurActivite", "TRE-R02-SecteurActivite", "SA24", "Organisme de sécurité sociale"));
        document.getContext().setPracticeSetting(
                nos("TRE_A01-CadreExercice", "TRE-A01-CadreExercice", "AMBULATOIRE", "Ambulatoire"));
        return document;
    }

    private static void attach(DocumentReference document, String type, Instant made) {
        document.addContent()
                .setAttachment(new Attachment()
                        .setContentType(type)
                        .setLanguage("fr-FR")
                        .setTitle(HistoryText.TITLE)
                        .setCreation(Date.from(made)));
    }

    private static CodeableConcept nos(String folder, String name, String code, String display) {
        return new CodeableConcept(new Coding(NOS + folder + "/FHIR/" + name, code, display));
    }
}
