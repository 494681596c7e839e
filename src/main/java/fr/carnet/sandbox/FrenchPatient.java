package fr.carnet.sandbox;

import fr.carnet.shared.NamingSystems;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;

/** A fictitious person as the resources that opening a record takes, in the form of fr-core 2.1.0 (DOMAIN 3.4). */
final class FrenchPatient {
    private static final String CORE = "https://hl7.fr/ig/fhir/core/";

    private FrenchPatient() {}

    static Patient of(Person person) {
        Patient patient = new Patient();
        patient.getMeta().addProfile(CORE + "StructureDefinition/fr-core-patient-ins");
        patient.addExtension(reliability());
        patient.addExtension(birthPlace(person.birthPlace()));
        patient.addIdentifier(ins(person));
        patient.addName(name(person));
        patient.addTelecom().setSystem(ContactPoint.ContactPointSystem.EMAIL).setValue(person.email());
        patient.setGender(gender(person));
        patient.setBirthDateElement(day(person.birthDate()));
        return patient;
    }

    /** The parent of a minor, linked by the child's INS because the child has no record yet. */
    static RelatedPerson parent(Person parent, Person child) {
        boolean father = parent.gender().equals("male");
        RelatedPerson related = new RelatedPerson();
        related.addIdentifier(ins(parent));
        related.setActive(true);
        related.setPatient(new Reference().setIdentifier(ins(child)));
        related.addRelationship(new CodeableConcept(new Coding(
                "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
                father ? "FTH" : "MTH",
                father ? "father" : "mother")));
        related.addName(new HumanName()
                .setUse(HumanName.NameUse.OFFICIAL)
                .setFamily(parent.family())
                .addGiven(parent.given()));
        related.addTelecom().setSystem(ContactPoint.ContactPointSystem.EMAIL).setValue(parent.email());
        related.setGender(gender(parent));
        related.setBirthDateElement(day(parent.birthDate()));
        return related;
    }

    private static Identifier ins(Person person) {
        Coding type = new Coding().setSystem(CORE + "CodeSystem/fr-core-cs-v2-0203").setCode("INS-NIR-TEST");
        return new Identifier()
                .setUse(Identifier.IdentifierUse.OFFICIAL)
                .setType(new CodeableConcept(type))
                .setSystem(person.ins().system())
                .setValue(person.ins().value());
    }

    private static HumanName name(Person person) {
        HumanName name = new HumanName().setUse(HumanName.NameUse.OFFICIAL).setFamily(person.family());
        name.addGiven(person.given());
        name.addExtension(new Extension(
                CORE + "StructureDefinition/fr-core-patient-birth-list-given-name", new StringType(person.given())));
        return name;
    }

    /** Identity validated (VALI): its traits were read from the reference service. */
    private static Extension reliability() {
        Extension reliability = new Extension(CORE + "StructureDefinition/fr-core-identity-reliability");
        reliability.addExtension(new Extension("identityStatus",
                new Coding().setSystem(CORE + "CodeSystem/fr-core-cs-v2-0445").setCode("VALI")));
        return reliability;
    }

    private static Extension birthPlace(String inseeCode) {
        Address address = new Address();
        address.addExtension(new Extension(CORE + "StructureDefinition/fr-core-address-insee-code",
                new Coding().setSystem(NamingSystems.COMMUNES).setCode(inseeCode)));
        return new Extension("http://hl7.org/fhir/StructureDefinition/patient-birthPlace", address);
    }

    private static AdministrativeGender gender(Person person) {
        return AdministrativeGender.fromCode(person.gender());
    }

    private static DateType day(LocalDate date) {
        return new DateType(date.toString());
    }
}
