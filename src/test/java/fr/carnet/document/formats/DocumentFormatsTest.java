package fr.carnet.document.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentFormatsTest {
    private final DocumentFormats formats = DocumentFormats.standard();

    @Test
    void a_media_type_is_recognised_whatever_its_case_and_parameters() {
        assertThat(formats.ofMediaType("Text/Plain; charset=utf-8").orElseThrow().getCode())
                .isEqualTo("urn:ihe:iti:xds-sd:text:2008");
        assertThat(formats.ofMediaType("video/mp4")).isEmpty();
        assertThat(formats.ofMediaType(null)).isEmpty();
    }

    @Test
    void a_format_comes_with_its_code_system() {
        assertThat(formats.ofTemplate("1.3.6.1.4.1.19376.1.3.3").orElseThrow().getSystem())
                .isEqualTo("https://mos.esante.gouv.fr/NOS/TRE_A11-IheFormatCode/FHIR/TRE-A11-IheFormatCode");
        assertThat(formats.ofTemplate("1.2.250.1.213.1.1.1.13").orElseThrow().getSystem()).contains("TRE_A06");
        assertThat(formats.ofTemplate("1.2.3")).isEmpty();
    }
}
