package fr.carnet.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {
    @ParameterizedTest
    @CsvSource({
        "2025, 2024-12-31T23:00:00Z, 2025-12-31T22:59:59.999Z",
        "2025-02, 2025-01-31T23:00:00Z, 2025-02-28T22:59:59.999Z",
        "2024-02, 2024-01-31T23:00:00Z, 2024-02-29T22:59:59.999Z",
        "2025-07-14, 2025-07-13T22:00:00Z, 2025-07-14T21:59:59.999Z",
        "2025-03-30, 2025-03-29T23:00:00Z, 2025-03-30T21:59:59.999Z",
        "2025-10-26, 2025-10-25T22:00:00Z, 2025-10-26T22:59:59.999Z",
        "2025-01-01T10:00, 2025-01-01T09:00:00Z, 2025-01-01T09:00:59.999Z",
        "2025-01-01T10:00Z, 2025-01-01T10:00:00Z, 2025-01-01T10:00:59.999Z",
        "2025-01-01T10:00:05, 2025-01-01T09:00:05Z, 2025-01-01T09:00:05.999Z",
        "2025-01-01T10:00:05-05:00, 2025-01-01T15:00:05Z, 2025-01-01T15:00:05.999Z",
        "2025-01-01T10:00:05 05:00, 2025-01-01T05:00:05Z, 2025-01-01T05:00:05.999Z",
        "2025-01-01T10:00:05.5Z, 2025-01-01T10:00:05.500Z, 2025-01-01T10:00:05.500Z",
        "2025-01-01T10:00:05.123456Z, 2025-01-01T10:00:05.123Z, 2025-01-01T10:00:05.123Z",
        "2025-01-01T10:00:05.1239999999999Z, 2025-01-01T10:00:05.123Z, 2025-01-01T10:00:05.123Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z, 2017-01-01T00:00:00.999Z",
    })
    void a_date_is_the_range_its_precision_implies(String date, String low, String high) {
        DateRange range = DateRange.parse(date).orElseThrow();
        assertThat(Instant.ofEpochMilli(range.low())).isEqualTo(Instant.parse(low));
        assertThat(Instant.ofEpochMilli(range.high())).isEqualTo(Instant.parse(high));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "25", "2025-1", "2025-13", "2025-02-29", "2025-01-01T", "2025-01-01T10", "2025-01-01T25:00",
                "2025-01-01T10:00:61Z", "2025-01-01 10:00", "2025-01-01T10:00+1", "2025-01-01Z", "2025-01-01T10:00+19:00",
                "today", "2025-01-01T10:00:00Zx", "２０２５"
            })
    void anything_else_is_no_date(String text) {
        assertThat(DateRange.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx2025", "GE2025", "ge", "g2025", "ge 2025", "gele2025", "-2025"})
    void a_prefix_is_one_of_the_nine(String text) {
        assertThat(DateQuery.parse(text, Instant.now())).isEmpty();
    }
}
