package fr.carnet.document.rules;

import fr.carnet.identity.Caller;
import fr.carnet.shared.NamingSystems;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * Fills what may be missing and is known: custodian from the depositor, sourcePatientInfo from the record (CONTRACT 6).
 * Nothing else is invented.
 */
final class Completion {
    private static final String FR_IDENTIFIER_TYPES = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";
    private static final String PRODUCERS =
            "https://mos.esante.gouv.fr/NOS/TRE_A00-ProducteurDocNonPS/FHIR/TRE-A00-ProducteurDocNonPS";

    void apply(Deposit deposit, DocumentReference document) {
        if (!document.hasCustodian()) {
            Reference custodian = custodian(deposit.depositor());
            if (!custodian.isEmpty()) {
                document.setCustodian(custodian);
            }
        }
        if (!document.getContext().hasSourcePatientInfo()) {
            Patient source = traits(deposit.holder());
            source.setId(freeId(document));
            document.addContained(source);
            document.getContext().setSourcePatientInfo(new Reference("#" + source.getIdPart()));
        }
    }

    /** Logical references: the depositor need not be in the directory for his document to have a custodian. */
    private static Reference custodian(Caller depositor) {
        if (depositor instanceof Caller.Structure structure) {
            return structure(structure.idNatStruct());
        }
        if (depositor instanceof Caller.Professional professional) {
            return professional.structure().map(Completion::structure).orElseGet(() -> practice(professional));
        }
        if (depositor instanceof Caller.Patient patient) {
            return new Reference()
                    .setIdentifier(new Identifier()
                            .setSystem(patient.ins().system())
                            .setValue(patient.ins().value()));
        }
        if (depositor instanceof Caller.Feed) {
            return new Reference()
                    .setIdentifier(new Identifier().setSystem(PRODUCERS).setValue("ALIM_AM"))
                    .setDisplay("Assurance Maladie");
        }
        return new Reference();
    }

    private static Reference structure(String idNatStruct) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(typed("IDNST", NamingSystems.ID_NAT_STRUCT, idNatStruct));
    }

    /** A professional whose token names no structure answers for his own practice. */
    private static Reference practice(Caller.Professional professional) {
        Reference reference =
                new Reference().setIdentifier(typed("IDNPS", NamingSystems.ID_NAT_PS, professional.idNatPs()));
        String name = (text(professional.family()) + " " + text(professional.given())).trim();
        return name.isEmpty() ? reference : reference.setDisplay(name);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static Identifier typed(String type, String system, String value) {
        return new Identifier()
                .setType(new CodeableConcept(new Coding(FR_IDENTIFIER_TYPES, type, null)))
                .setSystem(system)
                .setValue(value);
    }

    /**
     * Identity traits only: INS, official name, gender, birth date; no contact data. Not the birth place: the INSEE code
     * is bound in fr-core to a code system whose content is not published, so that no offline validator accepts it.
     */
    private static Patient traits(Patient holder) {
        Patient source = new Patient();
        holder.getIdentifier().stream()
                .filter(i -> i.hasSystem() && NamingSystems.INS.contains(i.getSystem()))
                .forEach(i -> source.addIdentifier(i.copy()));
        holder.getName().stream()
                .filter(n -> n.getUse() == HumanName.NameUse.OFFICIAL)
                .forEach(n -> source.addName(n.copy()));
        source.setGender(holder.getGender());
        source.setBirthDateElement(holder.getBirthDateElement().copy());
        return source;
    }

    private static String freeId(DocumentReference document) {
        Set<String> taken = new HashSet<>();
        document.getContained().stream()
                .map(c -> c.getIdPart())
                .filter(id -> id != null)
                .forEach(id -> taken.add(id.replaceFirst("^#", "")));
        String id = "titulaire";
        for (int i = 2; taken.contains(id); i++) {
            id = "titulaire-" + i;
        }
        return id;
    }
}
