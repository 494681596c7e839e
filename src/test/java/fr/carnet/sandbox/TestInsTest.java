package fr.carnet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestInsTest {
    @ParameterizedTest
    @CsvSource({"2210425456114, 83", "2230425456114, 82", "2221275056112, 47", "2240275115835, 12"})
    void the_key_of_a_known_number_is_found_again(String body, String key) {
        assertThat(TestIns.key(body)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"176032A004018, 1760319004018", "276032B033018, 2760318033018"})
    void a_Corsican_commune_counts_as_19_or_18(String body, String counted) {
        int expected = 97 - new BigInteger(counted).mod(BigInteger.valueOf(97)).intValue();

        assertThat(TestIns.key(body)).isEqualTo(String.format("%02d", expected));
    }

    @Test
    void the_value_tells_sex_year_month_commune_and_order() {
        String ins = TestIns.of(false, LocalDate.of(2005, 3, 9), "97411", 7);

        assertThat(ins).startsWith("2050397411007").hasSize(15);
    }

    @Test
    void an_order_beyond_999_is_refused() {
        assertThatThrownBy(() -> TestIns.of(true, LocalDate.of(2005, 3, 9), "97411", 1000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
