package fr.carnet.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileWindowsTest {
    private final FileWindows windows = new FileWindows(
            LocalDate.of(2026, 6, 30),
            new PharmacySettings(Period.ofMonths(4), Period.ofYears(3), Period.ofYears(21), Period.ofYears(21), 0));

    @ParameterizedTest
    @CsvSource({
        "MEDICINE, 2026-02-28, true", "MEDICINE, 2026-02-27, false", "MEDICINE, 2026-06-30, true",
        "MEDICINE, 2026-07-01, false", "BIOLOGIC, 2023-06-30, true", "BIOLOGIC, 2023-06-29, false",
        "VACCINE, 2005-06-30, true", "VACCINE, 2005-06-29, false", "DEVICE, 2005-06-30, true"
    })
    void the_first_day_and_today_are_in_the_window_the_days_around_are_not(Kind kind, LocalDate day, boolean in) {
        assertThat(windows.contains(kind, new DayRange(day, day))).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-27T23:30:00Z, 2026-02-28", "2026-06-30T21:59:59Z, 2026-06-30", "2026-06-30T22:00:00Z, 2026-07-01",
        "2026-06-30, 2026-06-30"
    })
    void a_day_is_a_day_in_paris(String written, LocalDate day) {
        assertThat(DayRange.of(new DateTimeType(written))).contains(new DayRange(day, day));
    }

    @Test
    void a_month_counts_when_one_of_its_days_does() {
        assertThat(windows.contains(Kind.MEDICINE, DayRange.of(new DateTimeType("2026-02")).orElseThrow())).isTrue();
        assertThat(windows.contains(Kind.MEDICINE, DayRange.of(new DateTimeType("2026-01")).orElseThrow())).isFalse();
    }

    @Test
    void a_cip7_names_the_same_box_as_its_cip13_and_the_list_gives_its_substance() {
        ProductReader reader = new ProductReader(Medicines.shipped());
        Product seven = reader.of(coded("urn:oid:1.2.250.1.213.2.3.2", "3595583"));
        Product thirteen = reader.of(coded("urn:oid:1.2.250.1.213.2.3.2", "3400935955838"));
        assertThat(seven.key()).isEqualTo(thirteen.key());
        assertThat(seven.atc()).containsExactly("N02BE01");
    }

    private static CodeableConcept coded(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }
}
