package fr.carnet.clinical;

import fr.carnet.access.Standing;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/**
 * What the holder, a representative or a carer records is marked as such, whatever was sent: the resource names who
 * states it, and {@link Shown} labels it {@code PATAST}. A professional may still say that he was told by the patient.
 */
final class Stated {
    private Stated() {}

    static void mark(DomainResource resource, Standing standing, String patientId) {
        switch (standing) {
            case HOLDER -> by(resource, new Reference("Patient/" + patientId));
            case REPRESENTATIVE -> by(resource, relative("Représentant légal"));
            case CARER -> by(resource, relative("Aidant"));
            default -> { }
        }
    }

    /** Not named: a professional who reads need not know who the carers are. */
    private static Reference relative(String display) {
        return new Reference().setType("RelatedPerson").setDisplay(display);
    }

    private static void by(DomainResource resource, Reference who) {
        if (resource instanceof AllergyIntolerance allergy) {
            allergy.setAsserter(who).setRecorder(who.copy());
        } else if (resource instanceof Condition condition) {
            condition.setAsserter(who).setRecorder(who.copy());
        } else if (resource instanceof MedicationStatement statement) {
            statement.setInformationSource(who);
        } else if (resource instanceof Observation observation) {
            observation.setPerformer(List.of(who));
        }
    }
}
