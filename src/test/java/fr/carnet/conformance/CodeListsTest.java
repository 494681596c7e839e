package fr.carnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeListsTest {
    private static final String A08 =
            "https://mos.esante.gouv.fr/NOS/TRE_A08-HL7Confidentiality/FHIR/TRE-A08-HL7Confidentiality";
    private static final String A07 =
            "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument";

    private final CodeLists lists = new CodeLists();

    @Test
    void every_class_has_as_many_types_as_the_published_table() {
        assertThat(lists.documentTypes()).hasSize(115);
        assertThat(count("")).isEqualTo(12);
        assertThat(count("10")).isEqualTo(35);
        assertThat(count("11")).isEqualTo(20);
        assertThat(count("42")).isEqualTo(14);
        assertThat(count("90")).isEqualTo(4);
        assertThat(count("95")).isEqualTo(8);
        assertThat(lists.documentClasses()).hasSize(12);
        assertThat(lists.holderTypes()).hasSize(13).contains("DOCPAT09", "EXPPAT_3", "74465-6");
    }

    private long count(String documentClass) {
        return lists.documentTypes().stream()
                .filter(t -> t.documentClass().equals(documentClass))
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "http://loinc.org,11488-4,true",
        "urn:oid:2.16.840.1.113883.6.1,11488-4,true",
        "http://loinc.org,EXPORT_DUI,false",
        "http://loinc.org,8302-2,false",
        "urn:oid:1.2.250.1.213.1.1.4.12,REMB,true",
        "http://snomed.info/sct,11488-4,false",
        ",11488-4,false"
    })
    void a_type_is_accepted_from_its_own_system_only(String system, String code, boolean accepted) {
        assertThat(lists.documentType(system, code).isPresent()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                A08,
                A07,
                "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
                "https://mos.esante.gouv.fr/NOS/TRE_A07-StatusVisibiliteDocument/FHIR/TRE-A07-StatusVisibiliteDocument",
                "urn:oid:2.16.840.1.113883.5.25"
            })
    void normal_confidentiality_is_known_under_every_system_seen_in_official_texts(String system) {
        assertThat(lists.securityLabel(system, "N")).get().extracting(SecurityLabel::system).isEqualTo(A08);
    }

    @Test
    void a_visibility_label_is_not_taken_from_a_foreign_system() {
        assertThat(lists.securityLabel(A07, "MASQUE_PS")).isPresent();
        assertThat(lists.securityLabel(null, "MASQUE_PS")).isPresent();
        assertThat(lists.securityLabel("http://snomed.info/sct", "MASQUE_PS")).isEmpty();
        assertThat(lists.securityLabel(A08, "MASQUE_PS")).isEmpty();
        assertThat(lists.securityLabel(A08, "U")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf,true,true",
        "APPLICATION/PDF,true,true",
        "text/plain; charset=utf-8,true,true",
        "image/png,true,true",
        "text/xml,true,false",
        "application/fhir+json,true,false",
        "application/dicom,true,false",
        "application/zip,false,false",
        "text/html,false,false",
        "'',false,false"
    })
    void media_types_are_those_of_the_associations_and_fewer_for_the_holder(
            String type, boolean software, boolean holder) {
        assertThat(lists.acceptsMediaType(type)).isEqualTo(software);
        assertThat(lists.acceptsMediaTypeFromHolder(type)).isEqualTo(holder);
    }

    @Test
    void formats_and_sectors_are_listed_by_system() {
        String formats = "https://mos.esante.gouv.fr/NOS/TRE_A11-IheFormatCode/FHIR/TRE-A11-IheFormatCode";
        assertThat(lists.value("format", formats, "urn:ihe:iti:xds-sd:pdf:2008")).isPresent();
        assertThat(lists.value("format", formats, "urn:nothing")).isEmpty();
        assertThat(lists.values("profession")).extracting(ListedCode::code).contains("10", "21", "60");
        assertThat(lists.values("unknown")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"source\":\"s\",\"accepted\":[{\"type\":\"a/b\",\"same\":\"a/b\",\"holder\":true,\"more\":1}]}",
                "{\"source\":\"s\",\"accepted\":[{\"type\":\"a/b\",\"same\":\"a/b\"}]}",
                "{\"source\":\"s\",\"accepted\":[{\"type\":\"\",\"same\":\"a/b\",\"holder\":true}]}",
                "{\"source\":\"s\",\"accepted\":[{\"type\":\"a/b\",\"same\":\"a/b\",\"holder\":true},"
                        + "{\"type\":\"a/b\",\"same\":\"a/b\",\"holder\":false}]}",
                "{\"source\":\"s\"",
                "{}"
            })
    void a_wrong_file_stops_the_start(String file) {
        var bytes = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> CodeListFiles.parse("test.json", bytes, CodeListFiles.MediaTypes.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test.json");
    }
}
