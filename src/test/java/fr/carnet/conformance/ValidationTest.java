package fr.carnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.shared.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {
    private static final String PDSM = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/";
    private static final String COMPREHENSIVE = PDSM + "pdsm-comprehensive-document-reference";

    @Test
    void a_missing_mandatory_element_refuses() {
        List<Finding> findings = Bench.VALIDATION.check(new DocumentReference());

        assertThat(findings).filteredOn(Finding::refuses).extracting(Finding::english).anySatisfy(text -> assertThat(text)
                .contains("DocumentReference.status"));
        assertThat(findings).extracting(Finding::english).allSatisfy(text -> assertThat(text).doesNotContain("HAPI"));
    }

    @Test
    void a_code_outside_a_required_value_set_refuses_and_one_inside_does_not() {
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.setPatient(new Reference("Patient/1"));
        allergy.getClinicalStatus().addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical")
                .setCode("sleeping");
        assertThat(Bench.VALIDATION.check(allergy)).anyMatch(Finding::refuses);

        allergy.getClinicalStatus().getCodingFirstRep().setCode("active");
        assertThat(Bench.VALIDATION.check(allergy)).noneMatch(Finding::refuses);
    }

    @Test
    void a_broken_invariant_refuses() {
        Patient patient = new Patient();
        patient.addContact().setGender(org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.FEMALE);

        assertThat(Bench.VALIDATION.check(patient)).anyMatch(Finding::refuses);
    }

    @Test
    void a_subject_named_by_ins_is_accepted() throws IOException {
        DocumentReference document = example();
        document.setSubject(new Reference("Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|280057511602106"));

        assertThat(Bench.VALIDATION.check(document)).noneMatch(Finding::refuses);
    }

    @Test
    void an_author_named_by_an_identifier_whose_system_is_an_address_is_accepted() throws IOException {
        DocumentReference document = example();
        document.addAuthor(new Reference("Practitioner?identifier=https://rpps.esante.gouv.fr|10001234567"));

        assertThat(Bench.VALIDATION.check(document)).noneMatch(Finding::refuses);
    }

    @Test
    void an_oid_of_three_numbers_is_one_as_in_r4_and_a_malformed_one_is_not() {
        Observation observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.getCode().setText("Poids");
        Identifier identifier = observation.addIdentifier().setSystem("urn:oid:1.2.3").setValue("17");
        assertThat(Bench.VALIDATION.check(observation)).noneMatch(Finding::refuses);

        identifier.setSystem("urn:oid:1.02.3");
        assertThat(Bench.VALIDATION.check(observation)).anyMatch(Finding::refuses);
    }

    @Test
    void a_code_of_an_unknown_terminology_is_accepted() {
        Observation observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.getCode().addCoding().setSystem("https://example.org/local-codes").setCode("17");

        assertThat(Bench.VALIDATION.check(observation)).noneMatch(Finding::refuses);
    }

    @Test
    void a_code_under_the_wrong_system_is_told_but_accepted() {
        RelatedPerson carer = new RelatedPerson();
        carer.setPatient(new Reference("Patient/1"));
        carer.addRelationship().addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-RoleCode")
                .setCode("CAREGIVER");

        assertThat(Bench.VALIDATION.check(carer)).isNotEmpty().noneMatch(Finding::refuses);
    }

    @Test
    void a_departure_from_a_claimed_profile_warns_but_does_not_refuse() throws IOException {
        DocumentReference document = example();
        document.getMeta().getProfile().clear();
        document.getMeta().addProfile(COMPREHENSIVE);
        document.getContentFirstRep().getAttachment().setTitle(null);

        assertThat(Bench.VALIDATION.check(document)).noneMatch(Finding::refuses);
        assertThat(Bench.VALIDATION.departures(document)).isNotEmpty().noneMatch(Finding::refuses);
    }

    @Test
    void true_claims_are_kept_and_untrue_or_unknown_ones_dropped() throws IOException {
        DocumentReference document = example();
        document.getMeta().getProfile().clear();
        document.getMeta().addProfile(COMPREHENSIVE + "|3.1.1");
        document.getMeta().addProfile(PDSM + "pdsm-simplified-publish");
        document.getMeta().addProfile("https://example.org/StructureDefinition/unheard-of");

        List<Warning> warnings = Bench.CLAIMS.keepTrueOnes(document);

        assertThat(document.getMeta().getProfile())
                .extracting(CanonicalType::getValue)
                .containsExactly(COMPREHENSIVE + "|3.1.1");
        assertThat(warnings).hasSize(2);
    }

    @Test
    void a_claim_of_another_type_is_dropped() {
        Patient patient = new Patient();
        patient.getMeta().addProfile(COMPREHENSIVE);

        Bench.CLAIMS.keepTrueOnes(patient);

        assertThat(patient.getMeta().getProfile()).isEmpty();
    }

    @Test
    void what_is_valid_for_pdsm_is_valid_for_the_own_profile() throws IOException {
        DocumentReference document = example();

        assertThat(Bench.VALIDATION.satisfies(document, COMPREHENSIVE)).isTrue();
        assertThat(Bench.VALIDATION.satisfies(document, Canonicals.DOCUMENT_REFERENCE)).isTrue();
    }

    @Test
    void checking_leaves_the_resource_as_it_was() throws IOException {
        DocumentReference document = example();
        document.getContentFirstRep().getAttachment().setData(new byte[5000]);
        document.setStatus(DocumentReferenceStatus.CURRENT);
        Resource before = document.copy();

        Bench.VALIDATION.full(document, COMPREHENSIVE);

        assertThat(document.equalsDeep(before)).isTrue();
    }

    @Test
    void a_long_resource_is_not_examined_for_ever() {
        Observation observation = new Observation();
        for (int i = 0; i < 20_000; i++) {
            observation.addNote().setText("x");
        }

        List<Finding> findings = Bench.VALIDATION.check(observation);

        assertThat(findings).singleElement().matches(finding -> !finding.refuses());
    }

    @Test
    void supported_profiles_name_own_and_restated_ones() {
        assertThat(Bench.RESOURCES.supportedProfiles("DocumentReference"))
                .contains(Canonicals.DOCUMENT_REFERENCE, COMPREHENSIVE);
        assertThat(Bench.RESOURCES.supportedProfiles("Basic")).isEmpty();
    }

    @Test
    void own_definitions_are_found_by_id_and_by_url() {
        assertThat(Bench.RESOURCES.byId("OperationDefinition", "open-record")).isPresent();
        assertThat(Bench.RESOURCES.byId("OperationDefinition", "nothing")).isEmpty();
        assertThat(Bench.RESOURCES.search("StructureDefinition", Canonicals.CLOSING)).hasSize(1);
        assertThat(Bench.RESOURCES.search("SearchParameter", null)).isNotEmpty();
    }

    @Test
    void an_unreadable_package_refuses_the_start_in_one_sentence(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("StructureDefinition-x.json"), "{\"resourceType\":\"StructureDefinition\",");

        assertThatThrownBy(() -> new ConformanceResources(new ConformanceSettings(List.of(folder), 1, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("carnet.conformance.packages");
        assertThatThrownBy(() -> new ConformanceResources(new ConformanceSettings(List.of(folder.resolve("no")), 1, 0)))
                .hasMessageContaining("carnet.conformance.packages");
    }

    @Test
    void an_installed_package_is_used_for_its_profiles_pins_taken_off(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("StructureDefinition-x.json"), """
                {"resourceType":"StructureDefinition","url":"https://example.org/StructureDefinition/x","name":"X",
                 "status":"active","kind":"resource","abstract":false,"type":"Patient","derivation":"constraint",
                 "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient|4.0.1",
                 "differential":{"element":[{"id":"Patient.gender","path":"Patient.gender","min":1}]}}""");
        ConformanceSettings settings = new ConformanceSettings(List.of(folder), 30_000, 100);
        ConformanceResources resources = new ConformanceResources(settings);
        Validation validation = new Validation(new Examination(resources), resources, settings);

        Patient patient = new Patient();
        assertThat(validation.satisfies(patient, "https://example.org/StructureDefinition/x|1.0")).isFalse();
        patient.setGender(org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.MALE);
        assertThat(validation.satisfies(patient, "https://example.org/StructureDefinition/x|1.0")).isTrue();
    }

    private static DocumentReference example() throws IOException {
        String text = Files.readString(Path.of("fhir-profiles/package/DocumentReference-document-consultation.json"));
        return FhirContext.forR4Cached().newJsonParser().parseResource(DocumentReference.class, text);
    }
}
