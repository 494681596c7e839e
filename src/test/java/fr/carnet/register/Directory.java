package fr.carnet.register;

import java.util.Optional;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;

/** A directory of one fictitious doctor. */
final class Directory {
    static final String DOCTOR = "Practitioner/directory-1";

    private Directory() {}

    static Optional<Resource> resolve(String reference) {
        Practitioner doctor = new Practitioner();
        doctor.addName().setFamily("Annuaire").addGiven("Zélie");
        doctor.addIdentifier().setSystem("urn:oid:1.2.250.1.71.4.2.1").setValue("810009999999");
        return reference.equals(DOCTOR) ? Optional.of(doctor) : Optional.empty();
    }
}
