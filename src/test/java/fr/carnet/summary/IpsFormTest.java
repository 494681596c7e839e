package fr.carnet.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class IpsFormTest {
    private static final String CORE = "https://hl7.fr/ig/fhir/core/StructureDefinition/";
    private static final String PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";
    private static final String UNKNOWN = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    @Test
    void extensions_of_one_country_stay_at_home_wherever_they_stand() {
        Patient patient = new Patient();
        patient.addExtension(new Extension(CORE + "fr-core-identity-reliability").setValue(new StringType("VALI")));
        Address place = new Address();
        place.addExtension(new Extension(CORE + "fr-core-address-insee-code", new StringType("75113")));
        patient.addExtension(new Extension(PLACE, place));
        patient.addName().setFamily("EXEMPLE").addExtension(new Extension(CORE + "birth-list", new StringType("A B")));

        IpsForm.leaveOutOwn(patient);

        assertThat(patient.getExtension()).isEmpty();
        assertThat(patient.getNameFirstRep().getExtension()).isEmpty();
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("EXEMPLE");
    }

    @Test
    void what_hl7_defines_is_kept_and_the_stored_resource_stays_as_it_is() {
        AllergyIntolerance stored = new AllergyIntolerance();
        stored.addExtension("https://carnet.example/fhir/StructureDefinition/source-document", new Reference("DocumentReference/1"));
        DateTimeType onset = new DateTimeType();
        onset.addExtension(new Extension(UNKNOWN, new CodeType("unknown")));
        stored.setOnset(onset);

        AllergyIntolerance shown = (AllergyIntolerance) IpsForm.of(stored);

        assertThat(shown.getExtension()).isEmpty();
        assertThat(shown.getOnset().getExtensionByUrl(UNKNOWN)).isNotNull();
        assertThat(stored.getExtension()).hasSize(1);
    }
}
