package fr.carnet.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;

class SheetPagesTest {
    private final SummaryReading reading = new SummaryReading(null, null, null, null, new SummaryReading.Rules(null, null));
    private final SheetPages pages = new SheetPages(new SheetMaker(reading, null));

    @Test
    void a_full_record_fits_on_one_page_and_what_is_left_out_is_counted() throws IOException {
        assertThat(text(pages.pdf(told(60)))).contains("autre(s) : voir la synthèse", "Ligne 0");
    }

    @Test
    void a_small_record_is_told_whole() throws IOException {
        assertThat(text(pages.pdf(told(2)))).contains("Ligne 0", "Ligne 1").doesNotContain("autre(s)");
    }

    @Test
    void an_empty_record_says_in_every_block_that_nothing_is_known_but_not_of_blood() {
        String page = pages.html(told(0));
        assertThat(page).contains("Allergies", "Traitements", "Directives anticipées", "Aucune information");
        assertThat(page).doesNotContain("Groupe sanguin");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }

    /** So many lines in each section that is not of devices. */
    private SheetContents told(int count) {
        Map<String, List<Told>> lines = new LinkedHashMap<>();
        for (SummaryRules.Section section : reading.rules().sections()) {
            if (!section.code().equals("46264-8")) {
                lines.put(
                        section.code(),
                        IntStream.range(0, count).mapToObj(index -> line(section, index)).toList());
            }
        }
        Patient holder = new Patient();
        holder.addName().setFamily("EXEMPLE").addGiven("Zoé");
        Contents contents = new Contents(null, holder, lines, List.of(), Set.of(), Instant.parse("2026-11-22T08:00:00Z"));
        List<RelatedPerson> contacts = IntStream.range(0, count)
                .mapToObj(index -> {
                    RelatedPerson person = new RelatedPerson();
                    person.addName().setFamily("CONTACT" + index);
                    return person;
                })
                .toList();
        return new SheetContents(contents, Optional.of(contacts), Optional.of("Lieu de conservation ".repeat(40)));
    }

    private static Told line(SummaryRules.Section section, int index) {
        AllergyIntolerance resource = new AllergyIntolerance();
        resource.setId("p1-" + index);
        resource.getCode().addCoding().setCode("882-1");
        String details = "précisions assez longues pour tenir sur deux lignes du tableau, ".repeat(3);
        return new Told(
                resource, section.take().get(0), Set.of("n" + index), "Ligne " + index, details, When.UNKNOWN, "professionnel de santé", 0);
    }
}
