package fr.carnet.document.cda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.document.entry.CodeSystems;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class CdaHeaderTest {
    private static final String INS = "190017511800106";

    @Test
    void a_report_gives_type_class_identifier_dates_title_and_language() throws IOException {
        DocumentReference document = metadata("consultation.xml");
        assertThat(document.getMasterIdentifier().getSystem()).isEqualTo("urn:ietf:rfc:3986");
        assertThat(document.getMasterIdentifier().getValue())
                .isEqualTo("urn:uuid:6a2c1e50-0b6b-4f7a-9e0a-3d1f9b0c7e11");
        assertThat(document.getType().getCodingFirstRep().getSystem()).isEqualTo("http://loinc.org");
        assertThat(document.getType().getCodingFirstRep().getCode()).isEqualTo("11488-4");
        assertThat(document.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("class of 11488-4");
        assertThat(document.getDateElement().getValueAsString()).isEqualTo("2026-03-01T10:15:00+01:00");
        var attachment = document.getContentFirstRep().getAttachment();
        assertThat(attachment.getCreationElement().getValueAsString()).isEqualTo("2026-03-01T10:15:00+01:00");
        assertThat(attachment.getTitle()).isEqualTo("Consultation de suivi");
        assertThat(attachment.getLanguage()).isEqualTo("fr-FR");
        assertThat(attachment.getContentType()).isEqualTo("text/xml");
        assertThat(document.getSecurityLabelFirstRep().getCodingFirstRep().getSystem())
                .isEqualTo(CodeSystems.CONFIDENTIALITY);
        assertThat(document.getSecurityLabelFirstRep().getCodingFirstRep().getCode()).isEqualTo("N");
    }

    @Test
    void a_report_gives_its_context() throws IOException {
        var context = metadata("consultation.xml").getContext();
        assertThat(context.getFacilityType().getCodingFirstRep().getSystem()).isEqualTo(CodeSystems.ACTIVITY_SECTORS);
        assertThat(context.getFacilityType().getCodingFirstRep().getCode()).isEqualTo("SA07");
        assertThat(context.getPracticeSetting().getCodingFirstRep().getSystem())
                .isEqualTo(CodeSystems.PRACTICE_SETTINGS);
        assertThat(context.getPracticeSetting().getCodingFirstRep().getCode()).isEqualTo("AMBULATOIRE");
        assertThat(context.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-03-01T09:00:00+01:00");
        assertThat(context.getPeriod().getEndElement().getValueAsString()).isEqualTo("2026-03-01T09:30:00+01:00");
        assertThat(context.getEvent()).extracting(event -> event.getCodingFirstRep().getSystem() + "|"
                        + event.getCodingFirstRep().getCode())
                .containsExactly("urn:oid:1.2.250.1.215.200.3.3|CS", "http://hl7.org/fhir/sid/icd-10|J20");
    }

    @Test
    void the_professional_is_contained_once_with_his_organisation() throws IOException {
        DocumentReference document = metadata("consultation.xml");
        PractitionerRole author = contained(document, document.getAuthorFirstRep(), PractitionerRole.class);
        Practitioner practitioner = contained(document, author.getPractitioner(), Practitioner.class);
        assertThat(practitioner.getIdentifierFirstRep().getSystem()).isEqualTo(NamingSystems.ID_NAT_PS);
        assertThat(practitioner.getIdentifierFirstRep().getValue()).isEqualTo("810009990001");
        assertThat(practitioner.getNameFirstRep().getFamily()).isEqualTo("ESSAI");
        assertThat(author.getCode()).extracting(code -> code.getText())
                .containsExactly("Médecin - Médecine générale (SM)", "Médecin traitant");
        assertThat(author.getCodeFirstRep().getCoding()).anyMatch(coding -> "10".equals(coding.getCode()));
        Organization custodian = contained(document, document.getCustodian(), Organization.class);
        assertThat(custodian.getIdentifierFirstRep().getValue()).isEqualTo("1999990001");
        assertThat(author.getOrganization().getReference()).isEqualTo(document.getCustodian().getReference());
        contained(document, document.getAuthenticator(), PractitionerRole.class);
        assertThat(document.getContained().stream().filter(Practitioner.class::isInstance)).hasSize(1);
    }

    @Test
    void the_person_is_known_by_ins_and_described_without_contact_data() throws IOException {
        CdaHeader header = CdaHeader.read(fixture("consultation.xml"));
        assertThat(header.ins()).containsExactly(new BusinessIdentifier(NamingSystems.INS_NIR_TEST, INS));
        DocumentReference document = metadata("consultation.xml");
        assertThat(document.getSubject().getIdentifier().getValue()).isEqualTo(INS);
        Patient source = contained(document, document.getContext().getSourcePatientInfo(), Patient.class);
        assertThat(source.getIdentifier()).extracting(id -> id.getValue()).containsExactly(INS, "IPP-77");
        assertThat(source.getNameFirstRep().getFamily()).isEqualTo("FICTIVE");
        assertThat(source.getName().get(1).getFamily()).isEqualTo("DEMO");
        assertThat(source.getBirthDateElement().getValueAsString()).isEqualTo("1990-01-17");
        assertThat(source.getGender().toCode()).isEqualTo("female");
        assertThat(source.getTelecom()).isEmpty();
    }

    @Test
    void the_format_follows_the_template_of_a_structured_body() throws IOException {
        assertThat(format("vaccination-note.xml")).isEqualTo("urn:asip:ci-sis:vac-note:2021");
        assertThat(format("reimbursement-replacement.xml")).isEqualTo("urn:asip:ci-sis:hr:2019");
        String unknown = new String(fixture("vaccination-note.xml"), StandardCharsets.UTF_8)
                .replace("1.2.250.1.213.1.1.1.46", "1.2.250.1.999.46");
        assertThat(metadata(unknown.getBytes(StandardCharsets.UTF_8)).getContentFirstRep().getFormat().getCode())
                .isEqualTo("urn:asipSante:modelesHorsProfils:2011");
    }

    @Test
    void the_format_of_an_unstructured_body_follows_its_media_type() throws IOException {
        DocumentReference document = metadata("prescription-pdf.xml");
        assertThat(document.getContentFirstRep().getFormat().getCode()).isEqualTo("urn:ihe:iti:xds-sd:pdf:2008");
        assertThat(document.getSecurityLabelFirstRep().getCodingFirstRep().getCode()).isEqualTo("R");
        String image = new String(fixture("prescription-pdf.xml"), StandardCharsets.UTF_8)
                .replace("application/pdf", "image/jpeg");
        assertThat(metadata(image.getBytes(StandardCharsets.UTF_8)).getContentFirstRep().getFormat().getCode())
                .isEqualTo("urn:ihe:iti-fr:xds-sd:jpeg:2010");
    }

    @Test
    void an_oid_with_an_extension_and_times_without_zone_are_understood() throws IOException {
        DocumentReference document = metadata("prescription-pdf.xml");
        assertThat(document.getMasterIdentifier().getSystem()).isEqualTo("urn:oid:1.2.250.1.999.7.1");
        assertThat(document.getMasterIdentifier().getValue()).isEqualTo("ORD-2026-0042");
        assertThat(document.getDateElement().getValueAsString()).isEqualTo("2026-03-01T10:15:00+01:00");
        assertThat(document.getContext().getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-03-01");
    }

    @Test
    void summer_time_is_kept() throws IOException {
        assertThat(metadata("vaccination-note.xml").getDateElement().getValueAsString())
                .isEqualTo("2026-07-12T15:30:00+02:00");
    }

    @Test
    void the_feed_of_assurance_maladie_is_a_device_and_replaces_by_identifier() throws IOException {
        DocumentReference document = metadata("reimbursement-replacement.xml");
        Device author = contained(document, document.getAuthorFirstRep(), Device.class);
        assertThat(author.getType().getCodingFirstRep().getSystem()).isEqualTo(CodeSystems.OTHER_PRODUCERS);
        assertThat(author.getType().getCodingFirstRep().getCode()).isEqualTo("ALIM_AM");
        assertThat(author.getDeviceName()).extracting(name -> name.getName()).containsExactly("Caisse fictive");
        assertThat(contained(document, author.getOwner(), Organization.class).getName()).isEqualTo("Caisse fictive");
        assertThat(document.getRelatesToFirstRep().getCode().toCode()).isEqualTo("replaces");
        assertThat(document.getRelatesToFirstRep().getTarget().getIdentifier().getSystem())
                .isEqualTo("urn:oid:1.2.250.1.999.7.1");
        assertThat(document.getRelatesToFirstRep().getTarget().getIdentifier().getValue()).isEqualTo("REMB-2026-03");
        assertThat(document.getContentFirstRep().getAttachment().getCreationElement().getValueAsString())
                .isEqualTo("2026-04-01");
        assertThat(document.getDateElement().getValueAsString()).isEqualTo("2026-04-01T00:00:00+02:00");
    }

    @Test
    void a_person_who_wrote_himself_is_the_author_as_patient() throws IOException {
        String own = new String(fixture("consultation.xml"), StandardCharsets.UTF_8)
                .replaceFirst(
                        "<id root=\"1.2.250.1.71.4.2.1\" extension=\"810009990001\"/>",
                        "<id root=\"1.2.250.1.213.1.4.10\" extension=\"" + INS + "\"/>");
        DocumentReference document = metadata(own.getBytes(StandardCharsets.UTF_8));
        contained(document, document.getAuthorFirstRep(), Patient.class);
        assertThat(document.getAuthorFirstRep().getReference())
                .isEqualTo(document.getContext().getSourcePatientInfo().getReference());
    }

    @Test
    void a_self_presenting_document_is_read_inside_its_style_sheet() throws IOException {
        String cda = new String(fixture("consultation.xml"), StandardCharsets.UTF_8)
                .replaceFirst("<\\?xml[^>]*>", "");
        String sheet = "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><d:x xmlns:d=\"urn:d\">"
                + cda + "</d:x><xsl:template match=\"/\"><a><b/></a></xsl:template></xsl:stylesheet>";
        CdaHeader header = CdaHeader.read(sheet.getBytes(StandardCharsets.UTF_8));
        assertThat(header.contentType()).isEqualTo("text/xml");
        assertThat(header.faults()).isEmpty();
    }

    @Test
    void a_day_that_no_calendar_has_is_no_date() throws IOException {
        String report = new String(fixture("consultation.xml"), StandardCharsets.UTF_8);
        Refusal refusal = catchThrowableOfType(
                () -> metadata(report.replace("20260301101500", "20260230101500").getBytes(StandardCharsets.UTF_8)),
                Refusal.class);
        assertThat(refusal.faults()).extracting(Fault::expression).containsExactly("ClinicalDocument.effectiveTime");
    }

    @Test
    void every_missing_fact_is_told_at_once_and_nothing_is_invented() {
        byte[] empty = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>vide</title></ClinicalDocument>"
                .getBytes(StandardCharsets.UTF_8);
        Refusal refusal = catchThrowableOfType(() -> metadata(empty), Refusal.class);
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(refusal.faults()).extracting(Fault::expression).containsExactly(
                "ClinicalDocument.id",
                "ClinicalDocument.code",
                "ClinicalDocument.effectiveTime",
                "ClinicalDocument.recordTarget",
                "ClinicalDocument.recordTarget.patientRole.id",
                "ClinicalDocument.author");
    }

    @Test
    void what_is_not_a_cda_is_refused_in_words() {
        assertRefused("<html/>", "CDA");
        assertRefused("<ClinicalDocument/>", "CDA");
        assertRefused("%PDF-1.4", "XML");
        assertRefused("<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><id>", "XML");
        assertRefused("", "XML");
    }

    @Test
    void a_dtd_an_entity_or_an_endless_nesting_is_refused() {
        String cda = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>&x;</title></ClinicalDocument>";
        assertRefused("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + cda, "DTD");
        assertRefused("<!DOCTYPE r [<!ENTITY x \"aaaa\">]>" + cda, "DTD");
        assertRefused("<!DOCTYPE r>" + cda.replace("&x;", ""), "DTD");
        assertRefused(cda, "XML");
        String deep = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\">" + "<a>".repeat(5_000) + "</a>".repeat(5_000)
                + "</ClinicalDocument>";
        assertRefused(deep, "profondément");
        String wide = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\">" + "<a/>".repeat(30_000) + "</ClinicalDocument>";
        assertRefused(wide, "long");
    }

    @Test
    void a_body_of_any_size_is_not_held_in_memory_nor_counted_as_header() throws IOException {
        String big = new String(fixture("prescription-pdf.xml"), StandardCharsets.UTF_8)
                .replace("JVBERi0xLjQKJSBmaWN0aXRpb3VzCg==", "QUJD".repeat(3_000_000));
        assertThat(CdaHeader.read(big.getBytes(StandardCharsets.UTF_8)).faults()).isEmpty();
    }

    @Test
    void the_metadata_survives_writing_and_reading() throws IOException {
        var parser = FhirContext.forR4Cached().newJsonParser();
        DocumentReference document = metadata("consultation.xml");
        String json = parser.encodeResourceToString(document);
        DocumentReference again = parser.parseResource(DocumentReference.class, json);
        assertThat(parser.encodeResourceToString(again)).isEqualTo(json);
        assertThat(again.getContained()).hasSameSizeAs(document.getContained());
    }

    private static void assertRefused(String text, String word) {
        Refusal refusal = catchThrowableOfType(
                () -> CdaHeader.read(text.getBytes(StandardCharsets.UTF_8)), Refusal.class);
        assertThat(refusal).as(text.substring(0, Math.min(80, text.length()))).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(refusal.faults().get(0).french()).contains(word);
    }

    private static String format(String name) throws IOException {
        return metadata(name).getContentFirstRep().getFormat().getCode();
    }

    private static DocumentReference metadata(String name) throws IOException {
        return metadata(fixture(name));
    }

    private static DocumentReference metadata(byte[] cda) {
        return CdaHeader.read(cda)
                .documentReference(type -> Optional.of(new Coding(CodeSystems.CLASSES, "class of " + type, null)));
    }

    private static <T extends Resource> T contained(DocumentReference document, Reference reference, Class<T> type) {
        return document.getContained().stream()
                .filter(resource -> ("#" + resource.getIdElement().getIdPart()).equals(reference.getReference()))
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] fixture(String name) throws IOException {
        try (InputStream in = CdaHeaderTest.class.getResourceAsStream("/fr/carnet/document/cda/" + name)) {
            return in.readAllBytes();
        }
    }
}
