package fr.carnet.portability;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.shared.RecordNumber;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class NewIdsTest {
    private final NewIds ids = new NewIds(new RecordNumber(12), new RecordNumber(7));

    @Test
    void the_id_the_references_and_the_addresses_of_a_resource_bear_the_new_number() {
        DocumentReference document = new DocumentReference();
        document.setId("DocumentReference/p12-doc/_history/4");
        document.getMeta().setVersionId("4");
        document.setSubject(new Reference("Patient/p12-holder"));
        document.addRelatesTo().setTarget(new Reference("DocumentReference/p12-old/_history/2"));
        document.addContent().getAttachment().setUrl("https://origin.example/fhir/Binary/p12-bytes");
        ids.put(document);
        assertThat(document.getIdElement().getIdPart()).isEqualTo("p7-doc");
        assertThat(document.getMeta().hasVersionId()).isFalse();
        assertThat(document.getSubject().getReference()).isEqualTo("Patient/p7-holder");
        assertThat(document.getRelatesToFirstRep().getTarget().getReference()).isEqualTo("DocumentReference/p7-old");
        assertThat(document.getContentFirstRep().getAttachment().getUrl()).isEqualTo("Binary/p7-bytes");
    }

    @Test
    void what_is_of_no_record_or_of_another_one_and_free_text_stay() {
        DocumentReference document = new DocumentReference();
        document.setId("p12-doc");
        document.addContained(new Practitioner().setId("#author"));
        document.addAuthor(new Reference("#author"));
        document.addAuthor(new Reference("Practitioner/42"));
        document.addAuthor(new Reference("Organization/p13-other"));
        document.getType().addCoding(new Coding("http://loinc.org", "11488-4", null));
        document.setDescription("Suite de DocumentReference/p12-old");
        ids.put(document);
        assertThat(document.getAuthor())
                .extracting(Reference::getReference)
                .containsExactly("#author", "Practitioner/42", "Organization/p13-other");
        assertThat(document.getType().getCodingFirstRep().getSystem()).isEqualTo("http://loinc.org");
        assertThat(document.getDescription()).isEqualTo("Suite de DocumentReference/p12-old");
    }

    @Test
    void a_row_about_something_the_archive_does_not_hold_is_left_behind() {
        assertThat(ids.row(Map.of("consent_id", "p12-consent", "pcp", true), Set.of("p12-consent")))
                .contains(Map.of("consent_id", "p7-consent", "pcp", true));
        assertThat(ids.row(Map.of("consent_id", "p12-consent", "pcp", true), Set.of())).isEmpty();
    }
}
