package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The emergency sheet: one page, in the form asked for, with what the caller may see. */
class EmergencySheetIT {
    private final APerson person = APerson.bornOn("1959-04-02");
    private final Pro doctor = Pro.doctor();

    EmergencySheetIT() {
        Seen.consent(person.token(), Sent.grant(person, doctor));
    }

    private String sheet() {
        return "/fhir/" + person.reference() + "/$emergency-sheet";
    }

    private static Api.Answer as(String path, String accept, String token) {
        Api.Answer answer = Api.call("GET", path, token, null, Map.of("Accept", accept));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private String text(String token) {
        return as(sheet(), "text/html", token).text();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).startsWith("fr");
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void it_comes_as_a_page_as_a_pdf_and_as_a_binary() throws IOException {
        Seen.stored("/fhir/AllergyIntolerance", doctor.token(), Sent.allergy(person).replace("Pénicilline", "<i>Noix</i> & co"));
        Api.Answer page = as(sheet(), "text/html", doctor.token());
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.text())
                .contains("lang=\"fr\"", "<h1>", "scope=\"row\"", "lang=\"en\"", "&lt;i&gt;Noix&lt;/i&gt; &amp; co")
                .doesNotContain("<i>Noix");
        Api.Answer pdf = as(sheet() + "?_format=pdf", "*/*", doctor.token());
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(text(pdf.body())).contains("Noix", "Personnes à prévenir");
        Api.Answer binary = as(sheet(), "application/fhir+json", doctor.token());
        assertThat(binary.json().path("contentType").asText()).isEqualTo("application/pdf");
        assertThat(text(Base64.getDecoder().decode(binary.json().path("data").asText()))).contains("Noix");
        assertThat(as(sheet(), "application/fhir+xml", doctor.token()).text()).startsWith("<Binary");
        assertThat(Api.get(sheet() + "?_format=docx", doctor.token()).status()).isEqualTo(406);
        assertThat(Api.get("/fhir/" + person.reference() + "/$summary?_format=pdf", doctor.token()).status())
                .isEqualTo(406);
    }

    @Test
    void it_tells_treatments_implants_directives_and_whom_to_call() {
        Seen.stored("/fhir/MedicationStatement", doctor.token(), Bodies.treatment(person));
        Seen.stored("/fhir/DeviceUseStatement", doctor.token(), Bodies.pacemaker(person));
        Seen.stored("/fhir/RelatedPerson", person.token(), Bodies.contact(person, "QUAL", "CONFIANCE"));
        Api.post(
                "/fhir/" + person.reference() + "/$declare-directives",
                person.token(),
                Sent.parameter("place", "String", "Tiroir du bureau"));

        assertThat(text(doctor.token()))
                .contains("Warfarine", "Stimulateur cardiaque", "Tiroir du bureau", "CONFIANCE", "0600000000");
    }

    @Test
    void what_is_masked_and_what_concerns_carers_is_not_on_the_page() {
        String allergy = Seen.stored("/fhir/AllergyIntolerance", doctor.token(), Sent.allergy(person).replace("Pénicilline", "Latex"));
        Pro other = Pro.doctor();
        Seen.consent(person.token(), Sent.grant(person, other));
        assertThat(text(other.token())).contains("Latex");
        Api.post("/fhir/AllergyIntolerance/" + allergy + "/$set-visibility", person.token(), Sent.parameter("label", "Code", "MASQUE_PS"));
        APerson carer = APerson.withRecord();
        Seen.stored("/fhir/RelatedPerson", person.token(), Sent.related(person, carer, "CAREGIVER"));
        Seen.stored("/fhir/RelatedPerson", person.token(), Bodies.contact(person, "ECON", "PROCHE"));

        assertThat(text(other.token())).doesNotContain("Latex").contains("PROCHE");
        assertThat(text(person.token())).contains("Latex", "PROCHE");
        assertThat(text(carer.token())).contains("Latex").doesNotContain("PROCHE");
    }
}
