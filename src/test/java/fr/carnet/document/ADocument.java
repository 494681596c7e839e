package fr.carnet.document;

import fr.carnet.document.rules.ContentFacts;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.NamingSystems;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** Fictitious people, documents and callers for the tests of the document room. */
public final class ADocument {
    public static final String NOS = "https://mos.esante.gouv.fr/NOS/";
    public static final String A03 = NOS + "TRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument";
    public static final String A07 = NOS + "TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument";
    public static final String A07_MISSPELT =
            NOS + "TRE_A07-StatusVisibiliteDocument/FHIR/TRE-A07-StatusVisibiliteDocument";
    public static final String A08 = NOS + "TRE_A08-HL7Confidentiality/FHIR/TRE-A08-HL7Confidentiality";
    public static final String HL7 = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    public static final String INS = "280057512345674";
    public static final byte[] BYTES = "Compte rendu fictif".getBytes(StandardCharsets.UTF_8);

    public static final Caller DOCTOR = professional(Optional.of("1690000001"), false);
    public static final Caller STRUCTURE = new Caller.Structure("1690000001", Scopes.NONE);
    public static final Caller HOLDER =
            new Caller.Patient(new BusinessIdentifier(NamingSystems.INS_NIR_TEST, INS), Scopes.NONE);

    private ADocument() {}

    public static Caller professional(Optional<String> structure, boolean secret) {
        return new Caller.Professional(
                "810009999901", "10", "SM54", structure, "EXEMPLE", "Camille", false, secret, Scopes.NONE);
    }

    public static ContentFacts content() {
        return ContentFacts.of(BYTES, "application/pdf");
    }

    public static Patient holder() {
        Patient patient = new Patient();
        patient.setId("p7-holder");
        patient.addIdentifier(ins());
        patient.addName(new HumanName()
                .setUse(HumanName.NameUse.OFFICIAL)
                .setFamily("FICTIVE")
                .addGiven("Dominique"));
        patient.addTelecom().setValue("0100000000");
        patient.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1980-05-17"));
        return patient;
    }

    public static Identifier ins() {
        return new Identifier().setSystem(NamingSystems.INS_NIR_TEST).setValue(INS);
    }

    /** What any deposit needs and no more. */
    public static DocumentReference bare() {
        DocumentReference document = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        document.setType(new CodeableConcept(new Coding("http://loinc.org", "11488-4", null)));
        document.setSubject(new Reference("Patient/p7-holder"));
        document.addContent().getAttachment().setContentType("application/pdf").setData(BYTES);
        return document;
    }

    /** Everything PDSm comprehensive wants, as ITI-65 carries it. */
    public static DocumentReference full() {
        DocumentReference document = bare();
        document.setMasterIdentifier(new Identifier()
                .setUse(Identifier.IdentifierUse.USUAL)
                .setSystem("urn:ietf:rfc:3986")
                .setValue("urn:uuid:0b6d0f3c-0000-4000-8000-000000000001"));
        PractitionerRole author = new PractitionerRole();
        author.setId("author");
        author.addIdentifier().setSystem(NamingSystems.RPPS).setValue("10009999901");
        Organization organization = new Organization().setName("Cabinet fictif");
        organization.setId("organization");
        document.setContained(List.of(author, organization));
        document.addAuthor(new Reference("#author"));
        document.setAuthenticator(new Reference("#author"));
        document.setDate(new Date());
        document.getContentFirstRep()
                .setFormat(new Coding(
                        NOS + "TRE_A11-IheFormatCode/FHIR/TRE-A11-IheFormatCode", "urn:ihe:iti:xds-sd:pdf:2008", null));
        document.getContentFirstRep()
                .getAttachment()
                .setData(null)
                .setUrl("urn:uuid:0b6d0f3c-0000-4000-8000-000000000002")
                .setTitle("Compte rendu")
                .setLanguage("fr-FR")
                .setCreationElement(new DateTimeType("2026-01-02T10:00:00+01:00"));
        document.getContext()
                .setPeriod(new Period().setStartElement(new DateTimeType("2026-01-02T09:00:00+01:00")))
                .setFacilityType(new CodeableConcept(
                        new Coding(NOS + "TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite", "SA07", null)))
                .setPracticeSetting(new CodeableConcept(
                        new Coding(NOS + "TRE_A01-CadreExercice/FHIR/TRE-A01-CadreExercice", "AMBULATOIRE", null)));
        return document;
    }

    public static CodeableConcept label(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }
}
