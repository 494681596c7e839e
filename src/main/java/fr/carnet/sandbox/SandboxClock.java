package fr.carnet.sandbox;

import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Business time of the sandbox: runs like the machine's, ahead of it by what callers have moved it forward. The distance
 * is kept in the database and outlives a restart.
 */
class SandboxClock implements BusinessClock {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final Supplier<TransactionOperations> transactions;
    private final Clock machine;
    private volatile Duration ahead;

    /** @param transactions asked for at the first change only: much of what they need reads this clock */
    SandboxClock(JdbcClient jdbc, Supplier<TransactionOperations> transactions, Clock machine) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.machine = machine;
    }

    @Override
    public Instant now() {
        Duration distance = ahead;
        return machine.instant().plus(distance == null ? load() : distance);
    }

    /**
     * Moves time to the instant computed from the present one.
     *
     * @throws Refusal {@code invalid} when that instant is earlier than now
     */
    synchronized Instant move(UnaryOperator<Instant> journey) {
        Instant from = machine.instant();
        Instant present = from.plus(ahead == null ? load() : ahead);
        Instant target = journey.apply(present);
        if (target.isBefore(present)) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "now",
                    "L'horloge du bac à sable n'avance que vers le futur : il est déjà " + present + ".",
                    "The sandbox clock only moves forward: it is already " + present + ".");
        }
        if (target.isAfter(LATEST)) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "now",
                    "L'horloge du bac à sable s'arrête avant l'an 9000.",
                    "The sandbox clock stops before the year 9000.");
        }
        keep(Duration.between(from, target));
        return target;
    }

    /** Back to the machine's time. */
    synchronized Instant reset() {
        transactions.get().executeWithoutResult(status -> jdbc.sql("delete from sandbox_clock").update());
        ahead = Duration.ZERO;
        return machine.instant();
    }

    private synchronized Duration load() {
        if (ahead == null) {
            ahead = jdbc.sql("select ahead_micros from sandbox_clock where id = 1")
                    .query(Long.class)
                    .optional()
                    .map(micros -> Duration.of(micros, ChronoUnit.MICROS))
                    .orElse(Duration.ZERO);
        }
        return ahead;
    }

    /** Stored first: what has been shown is never forgotten. Rounded up, so that time does not step back. */
    private void keep(Duration distance) {
        long micros = Math.addExact(
                Math.multiplyExact(distance.getSeconds(), MICROS_PER_SECOND), (distance.getNano() + 999L) / 1000);
        transactions.get().executeWithoutResult(status -> store(micros));
        ahead = Duration.of(micros, ChronoUnit.MICROS);
    }

    private void store(long micros) {
        int updated = jdbc.sql("update sandbox_clock set ahead_micros = ? where id = 1")
                .param(micros)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into sandbox_clock (id, ahead_micros) values (1, ?)")
                    .param(micros)
                    .update();
        }
    }
}
