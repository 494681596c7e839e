package fr.carnet.clinical.current;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.junit.jupiter.api.Test;

class CurrentListTest {
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-06-01T00:00:00Z");
    private static final int DOCTOR = 0;
    private static final int HOLDER = 2;

    @Test
    void entries_about_the_same_are_one_even_when_a_third_links_them() {
        Statement coded = said("a", DOCTOR, EARLY, false, "code");
        Statement named = said("b", DOCTOR, EARLY, false, "name");
        Statement both = said("c", DOCTOR, LATE, false, "code", "name");
        assertThat(current(coded, named, both)).containsExactly("c");
        assertThat(current(coded, named)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void the_holder_does_not_end_what_a_professional_holds_for_true() {
        Statement doctor = said("a", DOCTOR, EARLY, false, "x");
        Statement holder = said("b", HOLDER, LATE, true, "x");
        assertThat(current(doctor, holder)).containsExactly("a");
    }

    @Test
    void the_latest_word_of_a_professional_ends_an_entry() {
        assertThat(current(said("a", DOCTOR, EARLY, false, "x"), said("b", DOCTOR, LATE, true, "x"))).isEmpty();
        assertThat(current(said("a", DOCTOR, LATE, false, "x"), said("b", DOCTOR, EARLY, true, "x"))).containsExactly("a");
    }

    @Test
    void no_known_allergy_ends_with_the_first_allergy_and_comes_back_when_it_is_over() {
        Statement none = absence("n", Statement.NONE, Set.of());
        assertThat(current(none, said("a", HOLDER, EARLY, false, "x"))).containsExactly("a");
        assertThat(current(none, said("a", HOLDER, EARLY, true, "x"))).containsExactly("n");
    }

    @Test
    void no_known_food_allergy_stays_beside_a_medicine_allergy() {
        Statement none = absence("n", Statement.NONE, Set.of("food"));
        Statement medicine = categorised("a", Set.of("medication"));
        Statement food = categorised("b", Set.of("food"));
        assertThat(current(none, medicine)).containsExactlyInAnyOrder("n", "a");
        assertThat(current(none, food)).containsExactly("b");
    }

    @Test
    void nothing_known_is_said_only_when_nothing_else_is() {
        Statement unknown = absence("u", Statement.UNKNOWN, Set.of());
        assertThat(current(unknown)).containsExactly("u");
        assertThat(current(unknown, absence("n", Statement.NONE, Set.of()))).containsExactly("n");
    }

    @Test
    void the_shipped_rules_can_be_read() {
        assertThat(CurrentRules.shipped().lists()).extracting(CurrentRules.Rule::type)
                .containsExactly("AllergyIntolerance", "MedicationStatement", "Condition", "Observation");
    }

    private static List<String> current(Statement... statements) {
        return CurrentList.of(List.of(statements)).stream()
                .map(statement -> statement.resource().getIdElement().getIdPart())
                .toList();
    }

    private static Statement said(String id, int rank, Instant at, boolean over, String... about) {
        return new Statement(allergy(id), Set.of(about), rank, at, over, "", Set.of());
    }

    private static Statement categorised(String id, Set<String> categories) {
        return new Statement(allergy(id), Set.of(id), DOCTOR, EARLY, false, "", categories);
    }

    private static Statement absence(String id, String says, Set<String> categories) {
        return new Statement(allergy(id), Set.of(says), DOCTOR, EARLY, false, says, categories);
    }

    private static AllergyIntolerance allergy(String id) {
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.setId(id);
        return allergy;
    }
}
