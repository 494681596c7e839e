package fr.carnet.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.junit.jupiter.api.Test;

class DoublesTest {
    private static final When MARCH = new When(Instant.parse("2026-03-01T00:00:00Z"), "2026-03-01");
    private static final When APRIL = new When(Instant.parse("2026-04-01T00:00:00Z"), "2026-04-01");

    private static Told told(DomainResource resource, String id, When when, int rank, String name) {
        String same = resource instanceof MedicationDispense ? "thing" : resource instanceof Immunization ? "day" : "current";
        resource.setId(id);
        SummaryRules.Take take = new SummaryRules.Take(
                resource.fhirType(), "", Set.of(), List.of("code"), List.of("date"), Map.of(), Map.of(), same);
        return new Told(resource, take, Set.of(name), name, "", when, "", rank);
    }

    private static List<String> merged(Set<String> current, Told... lines) {
        return new Doubles(current, Set.of()).merged(List.of(lines)).stream().map(Told::id).toList();
    }

    @Test
    void a_box_handed_over_again_is_told_once_the_latest() {
        assertThat(merged(
                        Set.of(),
                        told(new MedicationDispense(), "old", MARCH, 0, "cip|1"),
                        told(new MedicationDispense(), "new", APRIL, 1, "cip|1"),
                        told(new MedicationDispense(), "other", MARCH, 0, "cip|2")))
                .containsExactly("new", "other");
    }

    @Test
    void a_treatment_that_is_stated_is_not_told_again_by_its_boxes() {
        assertThat(merged(
                        Set.of("MedicationStatement/stated"),
                        told(new MedicationStatement(), "stated", MARCH, 0, "name:warfarine"),
                        told(new MedicationStatement(), "ended", MARCH, 0, "name:amoxicilline"),
                        told(new MedicationDispense(), "box", APRIL, 1, "name:warfarine")))
                .containsExactly("stated");
    }

    @Test
    void one_injection_told_twice_is_one_the_professional_s_and_two_days_are_two() {
        assertThat(merged(
                        Set.of(),
                        told(new Immunization(), "hers", MARCH, 2, "name:grippe"),
                        told(new Immunization(), "his", MARCH, 0, "name:grippe"),
                        told(new Immunization(), "next", APRIL, 2, "name:grippe")))
                .containsExactly("next", "his");
    }

    @Test
    void the_shipped_rules_hold_and_a_section_told_twice_is_refused() {
        SummaryRules rules = SummaryRules.shipped();
        assertThat(rules.types()).contains("AllergyIntolerance", "DocumentReference");
        List<SummaryRules.Section> twice = List.of(rules.sections().get(0), rules.sections().get(0));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new SummaryRules(rules.source(), rules.absent(), twice, rules.sheet()))
                .isInstanceOf(IllegalStateException.class);
    }
}
