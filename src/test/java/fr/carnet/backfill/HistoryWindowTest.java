package fr.carnet.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryWindowTest {
    @ParameterizedTest
    @CsvSource({
        "2026-08-31T10:00:00Z, 2024-08-31, 2026-08-31, 2026-08-31T22:00:00Z",
        "2028-02-29T10:00:00Z, 2026-02-28, 2028-02-29, 2028-02-29T23:00:00Z",
        "2026-02-28T10:00:00Z, 2024-02-28, 2026-02-28, 2026-02-28T23:00:00Z",
        // 22:30 UTC in summer is half past midnight of the next day in Paris
        "2026-06-30T22:30:00Z, 2024-07-01, 2026-07-01, 2026-07-01T22:00:00Z",
        // opened on the eve of both clock changes: the next midnight is before the change
        "2026-03-28T12:00:00Z, 2024-03-28, 2026-03-28, 2026-03-28T23:00:00Z",
        "2026-03-29T12:00:00Z, 2024-03-29, 2026-03-29, 2026-03-29T22:00:00Z",
        "2026-10-25T12:00:00Z, 2024-10-25, 2026-10-25, 2026-10-25T23:00:00Z",
    })
    void the_window_counts_whole_days_of_Paris(Instant openedAt, LocalDate from, LocalDate to, Instant due) {
        assertThat(HistoryWindow.before(openedAt)).isEqualTo(new HistoryWindow(from, to));
        assertThat(HistoryWindow.dueAfter(openedAt)).isEqualTo(due);
    }

    @Test
    void both_bounds_are_in_the_window_and_the_days_outside_are_not() {
        HistoryWindow window = HistoryWindow.before(Instant.parse("2026-05-10T08:00:00Z"));

        assertThat(window.contains(LocalDate.of(2024, 5, 10))).isTrue();
        assertThat(window.contains(LocalDate.of(2026, 5, 10))).isTrue();
        assertThat(window.contains(LocalDate.of(2024, 5, 9))).isFalse();
        assertThat(window.contains(LocalDate.of(2026, 5, 11))).isFalse();
    }
}
