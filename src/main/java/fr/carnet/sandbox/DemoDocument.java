package fr.carnet.sandbox;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.shared.NamingSystems;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** A document of the demonstration as a body of ITI-105 simplified publish. */
final class DemoDocument {
    private static final String NOS = "https://mos.esante.gouv.fr/NOS/";

    private DemoDocument() {}

    /** @param rpps of the professional who signs; empty when the holder himself deposits */
    static String body(DemoScript.Step step, String patientId, String ins, String rpps) {
        DemoScript.Doc doc = step.document();
        DocumentReference document = new DocumentReference();
        document.setMasterIdentifier(identifier(ins + "|" + step.id()));
        document.setStatus(Enumerations.DocumentReferenceStatus.CURRENT);
        document.setType(new CodeableConcept(new Coding(typeSystem(doc), doc.type(), doc.title())));
        document.addCategory(nos("TRE_A03-ClasseDocument", "TRE-A03-ClasseDocument", doc.category()));
        document.setSubject(new Reference("Patient/" + patientId));
        document.setDateElement(new org.hl7.fhir.r4.model.InstantType(doc.date() + "T09:00:00Z"));
        document.setDescription(doc.title());
        author(document, patientId, rpps);
        labels(document, doc);
        content(document, step);
        context(document, doc, rpps.isEmpty());
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(document);
    }

    static Identifier identifier(String name) {
        UUID uuid = UUID.nameUUIDFromBytes(("demonstration|" + name).getBytes(StandardCharsets.UTF_8));
        return new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + uuid);
    }

    private static String typeSystem(DemoScript.Doc doc) {
        return doc.typeSystem() != null
                ? doc.typeSystem()
                : doc.type().matches("[0-9]+-[0-9]")
                        ? "http://loinc.org"
                        : NOS + "TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire";
    }

    private static void author(DocumentReference document, String patientId, String rpps) {
        if (rpps.isEmpty()) {
            document.addAuthor(new Reference("Patient/" + patientId));
            return;
        }
        PractitionerRole role = new PractitionerRole();
        role.setId("author");
        role.addIdentifier().setSystem(NamingSystems.RPPS).setValue(rpps);
        role.setPractitioner(new Reference()
                .setIdentifier(new Identifier().setSystem(NamingSystems.ID_NAT_PS).setValue("8" + rpps)));
        document.addContained(role);
        document.addAuthor(new Reference("#author"));
    }

    private static void labels(DocumentReference document, DemoScript.Doc doc) {
        document.addSecurityLabel(nos("TRE_A08-HL7Confidentiality", "TRE-A08-HL7Confidentiality", "N"));
        if (doc.label() != null) {
            document.addSecurityLabel(
                    nos("TRE_A07-StatutVisibiliteDocument", "TRE-A07-StatutVisibiliteDocument", doc.label()));
        }
    }

    private static void content(DocumentReference document, DemoScript.Step step) {
        DemoScript.Doc doc = step.document();
        String text = SandboxFiles.text("demo/" + step.file());
        boolean pdf = doc.mime().equals("application/pdf");
        Attachment attachment = new Attachment()
                .setContentType(doc.mime())
                .setLanguage("fr-FR")
                .setTitle(doc.title())
                .setCreation(Date.from(document.getDate().toInstant()))
                .setData(pdf ? TextPdf.render(text) : text.getBytes(StandardCharsets.UTF_8));
        document.addContent()
                .setAttachment(attachment)
                .setFormat(new Coding()
                        .setSystem("http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode")
                        .setCode(pdf ? "urn:ihe:iti:xds-sd:pdf:2008" : "urn:ihe:iti:xds-sd:text:2008"));
    }

    private static void context(DocumentReference document, DemoScript.Doc doc, boolean byPatient) {
        DocumentReference.DocumentReferenceContextComponent context = document.getContext();
        context.getPeriod().setStartElement(new DateTimeType(doc.date().toString()));
        context.setFacilityType(byPatient
                ? nos("TRE_A00-ProducteurDocNonPS", "TRE-A00-ProducteurDocNonPS", "EXP_PATIENT")
                : nos("TRE_R02-SecteurActivite", "TRE-R02-SecteurActivite", "SA07"));
        context.setPracticeSetting(byPatient
                ? nos("TRE_A00-ProducteurDocNonPS", "TRE-A00-ProducteurDocNonPS", "EXP_PATIENT")
                : nos("TRE_A01-CadreExercice", "TRE-A01-CadreExercice", "AMBULATOIRE"));
    }

    private static CodeableConcept nos(String folder, String name, String code) {
        return new CodeableConcept(new Coding().setSystem(NOS + folder + "/FHIR/" + name).setCode(code));
    }
}
