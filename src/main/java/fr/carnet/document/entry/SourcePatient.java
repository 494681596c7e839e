package fr.carnet.document.entry;

import fr.carnet.shared.NamingSystems;
import java.util.Map;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** The identity traits of the person as the document gives them (sourcePatientInfo): no contact data. */
public final class SourcePatient {
    public static final String BIRTH_PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";

    private static final Map<String, String> INS_TYPES = Map.of(
            NamingSystems.INS_NIR, "INS-NIR",
            NamingSystems.INS_NIA, "INS-NIA",
            NamingSystems.INS_NIR_TEST, "INS-NIR-TEST",
            NamingSystems.INS_NIR_DEMO, "INS-NIR-DEMO");

    private SourcePatient() {}

    public static boolean isIns(Identifier identifier) {
        return identifier.hasSystem()
                && NamingSystems.INS.contains(identifier.getSystem())
                && identifier.hasValue()
                && !identifier.getValue().isBlank();
    }

    /**
     * The traits of a Patient of the document, without its telecom, address, contacts and narrative; of the birth place,
     * town and country.
     */
    public static Patient traits(Patient patient) {
        Patient traits = new Patient();
        patient.getIdentifier().forEach(identifier -> traits.addIdentifier(identifier.copy()));
        patient.getName().forEach(name -> traits.addName(name.copy()));
        traits.setGenderElement(patient.getGenderElement().copy());
        traits.setBirthDateElement(patient.getBirthDateElement().copy());
        if (patient.getExtensionByUrl(BIRTH_PLACE) != null
                && patient.getExtensionByUrl(BIRTH_PLACE).getValue() instanceof Address place
                && (place.hasCity() || place.hasCountry())) {
            traits.addExtension(
                    BIRTH_PLACE, new Address().setCity(place.getCity()).setCountry(place.getCountry()));
        }
        return traits;
    }

    /** An identifier of a person with the type and use that fr-core wants: INS, or local (PI). */
    public static Identifier identifier(String system, String value) {
        Identifier identifier = new Identifier().setSystem(system).setValue(value);
        String ins = INS_TYPES.get(system);
        if (ins == null) {
            identifier.setUse(Identifier.IdentifierUse.USUAL);
            return identifier.setType(concept(CodeSystems.IDENTIFIER_TYPES, "PI", "Patient internal identifier"));
        }
        boolean temporary = system.equals(NamingSystems.INS_NIA);
        identifier.setUse(temporary ? Identifier.IdentifierUse.TEMP : Identifier.IdentifierUse.OFFICIAL);
        return identifier.setType(concept(CodeSystems.FR_IDENTIFIER_TYPES, ins, null));
    }

    private static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }
}
