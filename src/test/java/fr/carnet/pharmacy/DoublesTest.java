package fr.carnet.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.junit.jupiter.api.Test;

class DoublesTest {
    private static final Product BOX = new Product("Paracétamol 1 g", List.of("3400935955838"), Set.of("N02BE01"));
    private static final Product UNCODED = new Product("PARACETAMOL 1 G", List.of(), Set.of());
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void the_same_box_told_by_the_pharmacy_and_by_assurance_maladie_is_one_row_that_names_the_other() {
        List<Line> merged = merged(pharmacy("a", BOX, DAY, 1), insurance("b", BOX, DAY, 1));
        assertThat(merged).hasSize(1);
        assertThat(merged.get(0).reference()).isEqualTo("MedicationDispense/a");
        assertThat(merged.get(0).alsoTold()).extracting(Line::reference).containsExactly("MedicationDispense/b");
    }

    @Test
    void two_boxes_of_one_day_stay_two_whoever_tells_of_them() {
        assertThat(merged(pharmacy("a", BOX, DAY, 1), pharmacy("b", BOX, DAY, 1))).hasSize(2);
        assertThat(merged(insurance("a", BOX, DAY, 1), insurance("b", BOX, DAY, 1))).hasSize(2);
        assertThat(merged(
                        pharmacy("a", BOX, DAY, 1),
                        pharmacy("b", BOX, DAY, 1),
                        insurance("c", BOX, DAY, 1),
                        insurance("d", BOX, DAY, 1)))
                .hasSize(2);
    }

    @Test
    void another_day_another_quantity_or_another_product_is_another_box() {
        Product other = new Product("Ibuprofène", List.of("3400936316843"), Set.of("M01AE01"));
        assertThat(merged(pharmacy("a", BOX, DAY, 1), insurance("b", BOX, DAY.plusDays(1), 1))).hasSize(2);
        assertThat(merged(pharmacy("a", BOX, DAY, 1), insurance("b", BOX, DAY, 2))).hasSize(2);
        assertThat(merged(pharmacy("a", BOX, DAY, 1), insurance("b", other, DAY, 1))).hasSize(2);
    }

    @Test
    void a_row_without_a_code_is_known_by_its_name_and_one_without_a_quantity_contradicts_none() {
        assertThat(merged(pharmacy("a", UNCODED, DAY, 0), insurance("b", BOX, DAY, 3))).hasSize(1);
    }

    @Test
    void a_setting_lets_the_days_differ() {
        List<Line> rows = List.of(pharmacy("a", BOX, DAY, 1), insurance("b", BOX, DAY.plusDays(2), 1));
        assertThat(new Doubles(2).merged(rows)).hasSize(1);
        assertThat(new Doubles(1).merged(rows)).hasSize(2);
    }

    @Test
    void a_vaccination_taken_from_a_dispensation_counts_only_where_the_dispensation_is_not_there() {
        Immunization taken = new Immunization();
        taken.setId("v");
        taken.addIdentifier().setSystem("https://carnet.example/fhir/NamingSystem/vaccine-dispensation").setValue("a");
        Product flu = new Product("Vaccin grippal", List.of(), Set.of("J07BB02"));
        Line given = new Line(taken, Kind.VACCINE, flu, new DayRange(DAY, DAY), null, false, List.of());
        assertThat(merged(pharmacy("a", flu, DAY, 1), given))
                .extracting(Line::reference)
                .containsExactly("MedicationDispense/a");
        assertThat(merged(pharmacy("b", flu, DAY, 1), given)).hasSize(2);
    }

    private static List<Line> merged(Line... lines) {
        return new Doubles(0).merged(List.of(lines));
    }

    private static Line pharmacy(String id, Product product, LocalDate day, int quantity) {
        return line(id, product, day, quantity, false);
    }

    private static Line insurance(String id, Product product, LocalDate day, int quantity) {
        return line(id, product, day, quantity, true);
    }

    private static Line line(String id, Product product, LocalDate day, int quantity, boolean insurance) {
        MedicationDispense dispense = new MedicationDispense();
        dispense.setId(id);
        BigDecimal said = quantity == 0 ? null : BigDecimal.valueOf(quantity);
        return new Line(dispense, Kind.MEDICINE, product, new DayRange(day, day), said, insurance, List.of());
    }
}
