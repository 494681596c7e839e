package fr.carnet.document.fhirdoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.document.entry.CodeSystems;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.Fault;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FhirDocumentHeaderTest {
    private Bundle bundle;
    private Composition composition;

    @BeforeEach
    void read() throws IOException {
        String path = "/fr/carnet/document/fhirdoc/consultation.json";
        try (InputStream in = FhirDocumentHeaderTest.class.getResourceAsStream(path)) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, json);
        }
        composition = (Composition) bundle.getEntryFirstRep().getResource();
    }

    @Test
    void the_composition_gives_the_metadata() {
        DocumentReference document = metadata();
        assertThat(document.getMasterIdentifier().getValue())
                .isEqualTo("urn:uuid:2f6d1f0a-71a5-4f4f-8f67-0c5f6f0a9d10");
        assertThat(document.getSubject().getIdentifier().getValue()).isEqualTo("190017511800106");
        assertThat(document.getType().getCodingFirstRep().getCode()).isEqualTo("11488-4");
        assertThat(document.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("10");
        assertThat(document.getDateElement().getValueAsString()).isEqualTo("2026-03-01T10:15:00+01:00");
        assertThat(document.getContentFirstRep().getAttachment().getTitle()).isEqualTo("Consultation de suivi");
        assertThat(document.getContentFirstRep().getAttachment().getLanguage()).isEqualTo("fr-FR");
        assertThat(document.getContentFirstRep().getAttachment().getContentType()).isEqualTo("application/fhir+json");
        assertThat(document.getContentFirstRep().getFormat().getCode())
                .isEqualTo("urn:asipSante:modelesHorsProfils:2011");
        assertThat(document.getRelatesToFirstRep().getTarget().getIdentifier().getValue())
                .isEqualTo("urn:uuid:11111111-71a5-4f4f-8f67-0c5f6f0a9d10");
    }

    @Test
    void confidentiality_and_visibility_become_labels() {
        assertThat(metadata().getSecurityLabel())
                .extracting(label -> label.getCodingFirstRep().getSystem() + "|"
                        + label.getCodingFirstRep().getCode())
                .containsExactly(
                        CodeSystems.CONFIDENTIALITY + "|R", CodeSystems.VISIBILITY + "|INVISIBLE_PATIENT");
    }

    @Test
    void the_actors_of_the_bundle_are_contained() {
        DocumentReference document = metadata();
        PractitionerRole author = contained(document, document.getAuthorFirstRep(), PractitionerRole.class);
        assertThat(contained(document, author.getPractitioner(), Practitioner.class)
                        .getIdentifierFirstRep()
                        .getValue())
                .isEqualTo("810009990001");
        assertThat(contained(document, document.getCustodian(), Organization.class).getName())
                .isEqualTo("Cabinet d'essai");
        contained(document, document.getAuthenticator(), PractitionerRole.class);
        Patient source = contained(document, document.getContext().getSourcePatientInfo(), Patient.class);
        assertThat(source.getNameFirstRep().getFamily()).isEqualTo("FICTIVE");
        assertThat(source.getTelecom()).isEmpty();
    }

    @Test
    void the_context_comes_from_the_encounter_and_the_codes_of_the_authors() {
        var context = metadata().getContext();
        assertThat(context.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-03-01T09:00:00+01:00");
        assertThat(context.getEventFirstRep().getCodingFirstRep().getCode()).isEqualTo("J20");
        assertThat(context.getFacilityType().getCodingFirstRep().getCode()).isEqualTo("SA07");
        assertThat(context.getPracticeSetting().getCodingFirstRep().getCode()).isEqualTo("AMBULATOIRE");
    }

    @Test
    void the_person_may_be_named_by_a_logical_reference() {
        composition.setSubject(new Reference());
        composition.getSubject().getIdentifier().setSystem(NamingSystems.INS_NIR_TEST).setValue("190017511800106");
        FhirDocumentHeader header = FhirDocumentHeader.read(bundle);
        assertThat(header.ins())
                .containsExactly(new BusinessIdentifier(NamingSystems.INS_NIR_TEST, "190017511800106"));
        assertThat(header.faults()).isEmpty();
    }

    @Test
    void the_ins_of_another_patient_of_the_bundle_is_not_the_subjects() {
        composition.getSubject().setReference("urn:uuid:00000000-0000-4000-8000-00000000ffff");
        assertThat(FhirDocumentHeader.read(bundle).ins()).isEmpty();
    }

    @Test
    void a_patient_summary_has_its_format_and_a_stated_class_wins() {
        bundle.getMeta().addProfile("http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips");
        composition.addCategory().addCoding(new Coding(CodeSystems.CLASSES, "11", null));
        assertThat(metadata().getContentFirstRep().getFormat().getCode()).isEqualTo("urn:ihe:pcc:ips:2020");
        assertThat(metadata().getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("11");
    }

    @Test
    void a_date_alone_is_that_day_in_paris() {
        composition.getDateElement().setValueAsString("2026-07-14");
        assertThat(metadata().getDateElement().getValueAsString()).isEqualTo("2026-07-14T00:00:00+02:00");
    }

    @Test
    void an_author_the_bundle_does_not_bring_keeps_what_is_said_of_him() {
        composition.getAuthor().clear();
        composition.addAuthor(new Reference("Practitioner/elsewhere").setDisplay("Dr Ailleurs"));
        DocumentReference document = metadata();
        PractitionerRole author = contained(document, document.getAuthorFirstRep(), PractitionerRole.class);
        assertThat(author.getPractitioner().getDisplay()).isEqualTo("Dr Ailleurs");
        assertThat(author.getPractitioner().hasReference()).isFalse();
    }

    @Test
    void every_missing_fact_is_told_at_once() {
        bundle.setIdentifier(null);
        composition.setSubject(null).setType(null).setDate(null).setTitle(null).setAuthor(null);
        composition.setStatus(Composition.CompositionStatus.ENTEREDINERROR);
        Refusal refusal = catchThrowableOfType(this::metadata, Refusal.class);
        assertThat(refusal.faults()).extracting(Fault::expression).containsExactly(
                "Bundle.identifier",
                "Bundle.entry[0].resource.subject",
                "Bundle.entry[0].resource.type",
                "Bundle.entry[0].resource.date",
                "Bundle.entry[0].resource.title",
                "Bundle.entry[0].resource.author",
                "Bundle.entry[0].resource.status");
    }

    @Test
    void a_composition_without_status_is_none() {
        composition.setStatus(null);
        Refusal refusal = catchThrowableOfType(this::metadata, Refusal.class);
        assertThat(refusal.faults()).extracting(Fault::expression).containsExactly("Bundle.entry[0].resource.status");
    }

    @Test
    void only_a_document_that_begins_with_a_composition_is_one() {
        bundle.getEntry().remove(0);
        assertThat(catchThrowableOfType(() -> FhirDocumentHeader.read(bundle), Refusal.class)
                        .faults()
                        .get(0)
                        .expression())
                .isEqualTo("Bundle.entry[0]");
        bundle.setType(Bundle.BundleType.COLLECTION);
        assertThat(catchThrowableOfType(() -> FhirDocumentHeader.read(bundle), Refusal.class)
                        .faults()
                        .get(0)
                        .expression())
                .isEqualTo("Bundle.type");
        assertThat(catchThrowableOfType(() -> FhirDocumentHeader.read(new Bundle()), Refusal.class)).isNotNull();
    }

    @Test
    void the_bundle_is_left_as_it_was() {
        String before = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle);
        metadata();
        assertThat(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle)).isEqualTo(before);
    }

    private DocumentReference metadata() {
        return FhirDocumentHeader.read(bundle)
                .documentReference(
                        "application/fhir+json",
                        type -> type.equals("11488-4")
                                ? Optional.of(new Coding(CodeSystems.CLASSES, "10", null))
                                : Optional.empty());
    }

    private static <T extends Resource> T contained(DocumentReference document, Reference reference, Class<T> type) {
        return document.getContained().stream()
                .filter(resource -> ("#" + resource.getIdElement().getIdPart()).equals(reference.getReference()))
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
