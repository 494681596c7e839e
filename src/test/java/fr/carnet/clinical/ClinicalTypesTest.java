package fr.carnet.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.access.Given;
import fr.carnet.access.matrix.HabilitationMatrix;
import fr.carnet.conformance.CodeLists;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicalTypesTest {
    private final ClinicalTypes types = new ClinicalTypes();

    @ParameterizedTest
    @CsvSource({
        "AllergyIntolerance, 60591-5", "Condition, 60591-5", "MedicationStatement, 60591-5",
        "MedicationDispense, 60593-1", "Immunization, 87273-9", "Encounter, 34112-3", "Observation, 29274-8",
        "Procedure, REMB", "DeviceUseStatement, REMB", "DiagnosticReport, 11502-2", "CareTeam, 18776-5"
    })
    void each_type_counts_as_the_document_type_of_the_contract(String name, String documentType) {
        assertThat(types.of(name).documentType()).isEqualTo(documentType);
    }

    @Test
    void every_document_type_is_one_that_the_matrix_opens_to_doctors() {
        CodeLists lists = new CodeLists();
        HabilitationMatrix matrix = HabilitationMatrix.shipped();
        assertThat(types.names()).hasSize(11).allSatisfy(name -> {
            assertThat(lists.documentType(types.of(name).documentType())).isPresent();
            assertThat(matrix.typesReadBy("10")).contains(types.of(name).documentType());
        });
    }

    @ParameterizedTest
    @CsvSource({"RAD, 18748-4", "NMR, 18748-4", "RUS, 18748-4", "LAB, 11502-2", "MB, 11502-2"})
    void a_report_of_an_imaging_category_counts_as_imaging(String category, String documentType) {
        DiagnosticReport report = new DiagnosticReport();
        report.addCategory(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/v2-0074", category, null)));
        assertThat(types.of("DiagnosticReport").countsAs(report)).isEqualTo(documentType);
    }

    @Test
    void a_report_coded_as_an_imaging_study_counts_as_imaging_without_category() {
        DiagnosticReport report = new DiagnosticReport();
        report.setCode(new CodeableConcept(new Coding("http://loinc.org", "18748-4", null)));
        assertThat(types.of("DiagnosticReport").countsAs(report)).isEqualTo("18748-4");
        assertThat(types.of("DiagnosticReport").countsAs(new DiagnosticReport())).isEqualTo("11502-2");
    }

    @Test
    void only_a_pharmacist_creates_a_dispensation_among_professionals() {
        ClinicalType dispense = types.of("MedicationDispense");
        assertThat(dispense.creatableBy(Given.professional("21"))).isTrue();
        assertThat(dispense.creatableBy(Given.DOCTOR)).isFalse();
        assertThat(dispense.creatableBy(Given.HOLDER)).isFalse();
        assertThat(dispense.creatableBy(Given.STRUCTURE)).isTrue();
        assertThat(dispense.creatableBy(Given.FEED)).isTrue();
    }

    @Test
    void every_profession_and_the_holder_record_allergies() {
        ClinicalType allergy = types.of("AllergyIntolerance");
        for (String profession : new String[] {"10", "21", "40", "50", "60", "70"}) {
            assertThat(allergy.creatableBy(Given.professional(profession))).isTrue();
        }
        assertThat(allergy.creatableBy(Given.HOLDER)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "MedicationStatement, true", "Condition, true", "Observation, true", "Immunization, true",
        "Procedure, false", "Encounter, false", "DiagnosticReport, false", "DeviceUseStatement, false", "CareTeam, false"
    })
    void the_holder_creates_what_he_can_know_himself(String name, boolean allowed) {
        assertThat(types.of(name).creatableBy(Given.HOLDER)).isEqualTo(allowed);
    }

    @Test
    void an_agent_and_an_operator_create_nothing() {
        assertThat(types.names()).allSatisfy(name -> {
            assertThat(types.of(name).creatableBy(Given.AGENT)).isFalse();
            assertThat(types.of(name).creatableBy(Given.OPERATOR)).isFalse();
        });
    }

    @Test
    void the_holder_is_read_and_written_in_the_element_of_the_type() {
        Map<String, DomainResource> resources = Map.of("Immunization", new Immunization(), "Observation", new Observation());
        resources.forEach((name, resource) -> {
            ClinicalType type = types.of(name);
            assertThat(type.subjectOf(resource).hasReference()).isFalse();
            type.setSubject(resource, "p12-a");
            assertThat(type.subjectOf(resource).getReference()).isEqualTo("Patient/p12-a");
        });
        assertThat(((Immunization) resources.get("Immunization")).getPatient().getReference()).isEqualTo("Patient/p12-a");
        assertThat(types.of("Immunization").subjectPath()).isEqualTo("Immunization.patient");
    }
}
