package fr.carnet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.shared.Refusal;
import fr.carnet.shared.SuppliedClock;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class SandboxClockTest {
    private static final Instant START = Instant.parse("2026-01-31T09:00:00Z");

    private Instant machineNow = START;
    private JdbcClient jdbc;
    private SandboxClock clock;

    private final Clock machine = new SuppliedClock(() -> machineNow);

    @BeforeEach
    void open() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(source).locations("classpath:db/migration/common").load().migrate();
        jdbc = JdbcClient.create(source);
        clock = new SandboxClock(jdbc, TransactionOperations::withoutTransaction, machine);
    }

    @ParameterizedTest
    @CsvSource({
        "P10Y1D, 2036-02-01T09:00:00Z",
        "P1M, 2026-02-28T09:00:00Z",
        "PT2H, 2026-01-31T11:00:00Z",
        "P1DT1H, 2026-02-01T10:00:00Z",
        "P2W, 2026-02-14T09:00:00Z",
        "P0D, 2026-01-31T09:00:00Z",
        "PT0.5S, 2026-01-31T09:00:00.500Z",
        "P3M, 2026-04-30T08:00:00Z"
    })
    void time_advances_on_the_calendar_of_paris(String distance, Instant expected) {
        assertThat(clock.move(ClockJourney.by(distance))).isEqualTo(expected);
        assertThat(clock.now()).isEqualTo(expected);
    }

    @Test
    void time_keeps_running_after_it_was_moved() {
        clock.move(ClockJourney.to("2030-06-01T00:00:00+02:00"));
        machineNow = machineNow.plusSeconds(90);
        assertThat(clock.now()).isEqualTo(Instant.parse("2030-05-31T22:01:30Z"));
    }

    @Test
    void two_advances_add_up() {
        clock.move(ClockJourney.by("P1Y"));
        clock.move(ClockJourney.by("P1D"));
        assertThat(clock.now()).isEqualTo(Instant.parse("2027-02-01T09:00:00Z"));
    }

    @Test
    void moved_time_outlives_a_restart() {
        clock.move(ClockJourney.by("P10Y"));
        assertThat(new SandboxClock(jdbc, TransactionOperations::withoutTransaction, machine).now()).isEqualTo(Instant.parse("2036-01-31T09:00:00Z"));
    }

    @Test
    void reset_returns_to_real_time_for_good() {
        clock.move(ClockJourney.by("P10Y"));
        assertThat(clock.reset()).isEqualTo(START);
        assertThat(clock.now()).isEqualTo(START);
        assertThat(new SandboxClock(jdbc, TransactionOperations::withoutTransaction, machine).now()).isEqualTo(START);
    }

    @Test
    void a_fraction_below_the_microsecond_does_not_step_back() {
        machineNow = START.plusNanos(1);
        Instant moved = clock.move(ClockJourney.to("2030-01-01T00:00:00Z"));
        assertThat(clock.now()).isAfterOrEqualTo(moved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31T08:59:59Z", "2025-01-01", "9999-01-01T00:00:00Z"})
    void an_earlier_or_too_far_instant_is_refused_and_changes_nothing(String target) {
        assertThatThrownBy(() -> clock.move(ClockJourney.to(target)))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.status()).isEqualTo(422));
        assertThat(clock.now()).isEqualTo(START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-P1D", "PT-1S", "P1", "T1H", "", "PT", "P1DT", "ten years", "P999999999Y"})
    void a_distance_that_goes_back_or_is_none_is_refused(String distance) {
        assertThatThrownBy(() -> clock.move(ClockJourney.by(distance)))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.status()).isEqualTo(422));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2030-01-01T00:00:00", "2030-13-01T00:00:00Z"})
    void an_unreadable_instant_is_refused(String text) {
        assertThatThrownBy(() -> ClockJourney.to(text)).isInstanceOf(Refusal.class);
    }
}
