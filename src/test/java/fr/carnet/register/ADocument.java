package fr.carnet.register;

import fr.carnet.shared.EntryFacts;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** Fictitious documents and facts. */
final class ADocument {
    static final String LOINC = "http://loinc.org";
    static final String ARCHIVED =
            "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived";

    private ADocument() {}

    static DocumentReference of(String identifier, String type, String date) {
        DocumentReference document = new DocumentReference();
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.getMasterIdentifier().setSystem("urn:ietf:rfc:3986").setValue(identifier);
        document.getType().addCoding().setSystem(LOINC).setCode(type).setDisplay("a type");
        document.setDateElement(new InstantType(date));
        return document;
    }

    /** With everything a PDSm comprehensive document bears. */
    static DocumentReference complete(String identifier) {
        DocumentReference document = of(identifier, "11488-4", "2025-03-10T10:00:00.000+01:00");
        document.getMeta().addProfile("https://carnet.example/fhir/StructureDefinition/a-profile");
        document.getMeta().addSecurity().setSystem("https://carnet.example/labels").setCode("N");
        Practitioner practitioner = new Practitioner();
        practitioner.setId("doctor");
        practitioner.addName().setFamily("Élu-Bœuf").addGiven("Jean-François").addGiven("Ève");
        practitioner.addIdentifier().setSystem("urn:oid:1.2.250.1.71.4.2.1").setValue("810001234567");
        PractitionerRole role = new PractitionerRole();
        role.setId("role");
        role.setPractitioner(new Reference("#doctor"));
        document.addContained(practitioner).addContained(role);
        document.addAuthor().setReference("#role");
        document.addAuthor().setReference("Practitioner/p7-known/_history/3").setDisplay("Dr Paul DURAND");
        document.addIdentifier().setSystem("urn:oid:1.2.3").setValue("other, with | signs");
        document.addCategory().addCoding().setSystem("urn:oid:1.2.250.1.213.1.1.4.1").setCode("11");
        document.addSecurityLabel().addCoding().setSystem("http://terminology.hl7.org/CodeSystem/v3-Confidentiality").setCode("N");
        var content = document.addContent();
        content.getAttachment().setContentType("application/pdf").setCreationElement(new DateTimeType("2025-03-09"));
        content.getFormat().setSystem("http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode").setCode("urn:ihe:iti:xds-sd:pdf:2008");
        var context = document.getContext();
        context.getPeriod().setStartElement(new DateTimeType("2025-03-01")).setEndElement(new DateTimeType("2025-03-05T09:00:00+01:00"));
        context.getFacilityType().addCoding().setCode("SA01");
        context.getPracticeSetting().addCoding().setCode("AMBULATOIRE");
        context.addEvent().addCoding().setSystem("urn:ccam").setCode("DEQP003");
        context.addRelated().getIdentifier().setSystem("urn:order").setValue("42");
        document.addRelatesTo().setCode(DocumentReference.DocumentRelationshipType.APPENDS)
                .setTarget(new Reference("DocumentReference/p7-target"));
        return document;
    }

    static DocumentReference archived(DocumentReference document) {
        document.addExtension(ARCHIVED, new BooleanType(true));
        return document;
    }

    static EntryFacts facts(String type) {
        return new EntryFacts(type, Set.of("ps:810001234567"), "st:1690000001", false, null, false, false);
    }

    static EntryFacts deleted(String type) {
        return new EntryFacts(type, Set.of("ps:810001234567"), "st:1690000001", false, null, false, true);
    }
}
