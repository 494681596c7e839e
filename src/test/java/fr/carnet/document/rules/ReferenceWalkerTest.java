package fr.carnet.document.rules;

import static fr.carnet.document.ADocument.full;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceWalkerTest {
    @Test
    void every_reference_is_found_at_its_place_but_contained_ones() {
        DocumentReference document = full();
        ((PractitionerRole) document.getContained().get(0)).setPractitioner(new Reference("Practitioner/9"));
        document.addRelatesTo().setTarget(new Reference("DocumentReference?identifier=a|b"));
        document.addExtension("urn:x", new Reference("https://example.org/fhir/Device/1"));

        Map<String, ReferenceKind> found = ReferenceWalker.walk(document, "DocumentReference").stream()
                .collect(Collectors.toMap(ReferenceWalker.Found::path, ReferenceWalker.Found::kind));

        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "DocumentReference.subject", ReferenceKind.RELATIVE,
                        "DocumentReference.contained[0].practitioner", ReferenceKind.RELATIVE,
                        "DocumentReference.relatesTo[0].target", ReferenceKind.CONDITIONAL,
                        "DocumentReference.extension[0].value", ReferenceKind.ABSOLUTE));
    }

    @ParameterizedTest
    @CsvSource({
        "#a,CONTAINED",
        "urn:uuid:0b6d0f3c-0000-4000-8000-000000000002,BUNDLE_ENTRY",
        "Patient/1,RELATIVE",
        "Patient/1/_history/2,RELATIVE",
        "Patient?identifier=a|b,CONDITIONAL",
        "http://a.example/Patient/1,ABSOLUTE",
        "not a reference,MALFORMED",
        "Patient/1/x,MALFORMED",
        ",EMPTY"
    })
    void a_literal_is_told_by_its_form(String literal, ReferenceKind kind) {
        assertThat(ReferenceKind.of(new Reference(literal))).isEqualTo(kind);
    }
}
