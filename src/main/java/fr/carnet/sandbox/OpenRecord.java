package fr.carnet.sandbox;

import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Opens a record through the true door, as an Assurance Maladie agent would. */
public interface OpenRecord {
    /**
     * @param patient with the five traits and the INS
     * @param representatives needed for a minor; their {@code patient} names the INS only
     * @return logical id of the record's Patient
     */
    String open(Patient patient, List<RelatedPerson> representatives, boolean importHistory);
}
