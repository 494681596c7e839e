package fr.carnet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class PatientEmailTest {
    @Test
    void the_first_address_in_use_is_found() {
        Patient patient = new Patient();
        patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("+33100000000");
        patient.addTelecom().setSystem(ContactPointSystem.EMAIL).setUse(ContactPointUse.OLD).setValue("old@people.example");
        patient.addTelecom().setSystem(ContactPointSystem.EMAIL);
        patient.addTelecom().setSystem(ContactPointSystem.EMAIL).setUse(ContactPointUse.HOME).setValue("é@people.example");
        patient.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue("second@people.example");
        assertThat(PatientEmail.in(json(patient))).contains("é@people.example");
    }

    @Test
    void there_may_be_none() {
        Patient patient = new Patient();
        assertThat(PatientEmail.in(json(patient))).isEmpty();
        patient.addTelecom().setValue("no-system@people.example");
        assertThat(PatientEmail.in(json(patient))).isEmpty();
    }

    private static String json(Patient patient) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(patient);
    }
}
