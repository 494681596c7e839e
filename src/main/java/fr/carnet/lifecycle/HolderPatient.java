package fr.carnet.lifecycle;

import fr.carnet.record.Holder;
import fr.carnet.shared.NamingSystems;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;

/** The Patient kept in the record: identity traits and contact data as sent, in the form of fr-core-patient-ins. */
final class HolderPatient {
    static final String PROFILE = "https://carnet.example/fhir/StructureDefinition/carnet-patient";
    private static final String IDENTIFIER_TYPES = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";
    private static final String FORMER_COMMUNES = "https://mos.esante.gouv.fr/NOS/TRE_R13-Commune/FHIR/TRE-R13-Commune";

    private HolderPatient() {}

    static Patient of(Patient sent, Holder holder) {
        Patient patient = sent.copy();
        patient.setId((String) null);
        patient.setMeta(new Meta().addProfile(PROFILE));
        patient.setText(null);
        patient.setActive(true);
        patient.getLink().clear();
        patient.getGeneralPractitioner().clear();
        patient.setManagingOrganization(null);
        patient.getIdentifier().stream()
                .filter(identifier -> HolderReader.isIns(identifier, holder))
                .forEach(HolderPatient::typed);
        patient.getName().stream()
                .filter(name -> !name.hasUse() && patient.getName().stream()
                        .noneMatch(other -> other.getUse() == HumanName.NameUse.OFFICIAL))
                .findFirst()
                .ifPresent(name -> name.setUse(HumanName.NameUse.OFFICIAL));
        commune(patient);
        return patient;
    }

    /** The one system fr-core binds INSEE codes to; its own example names the former one, others name none. */
    private static void commune(Patient patient) {
        Extension place = patient.getExtensionByUrl(HolderReader.BIRTH_PLACE);
        if (place != null && place.getValue() instanceof Address address) {
            Extension code = address.getExtensionByUrl(HolderReader.INSEE_CODE);
            if (code != null
                    && code.getValue() instanceof Coding coding
                    && (!coding.hasSystem() || coding.getSystem().equals(FORMER_COMMUNES))) {
                coding.setSystem(NamingSystems.COMMUNES);
            }
        }
    }

    private static void typed(Identifier identifier) {
        if (!identifier.hasUse()) {
            identifier.setUse(
                    identifier.getSystem().equals(NamingSystems.INS_NIA)
                            ? Identifier.IdentifierUse.TEMP
                            : Identifier.IdentifierUse.OFFICIAL);
        }
        if (!identifier.hasType()) {
            identifier.setType(new CodeableConcept(new Coding(IDENTIFIER_TYPES, typeOf(identifier.getSystem()), null)));
        }
    }

    private static String typeOf(String system) {
        if (system.equals(NamingSystems.INS_NIA)) {
            return "INS-NIA";
        }
        if (system.endsWith(".4.10")) {
            return "INS-NIR-TEST";
        }
        return system.endsWith(".4.11") ? "INS-NIR-DEMO" : "INS-NIR";
    }
}
