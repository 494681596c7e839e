package fr.carnet.vaccination.forecast;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * How far a person is with one rule.
 *
 * @param counted doses that count, oldest first
 * @param verdicts of every dose looked at
 * @param total how many doses the rule has; 0 when they have no end
 * @param next the next dose, null when all is done
 */
record Standing(List<Dose> counted, List<Verdict> verdicts, int total, Next next) {
    /** @param overdueAfter how long after {@code due} it is late; null: never */
    record Next(LocalDate earliest, LocalDate due, Period overdueAfter) {}

    static LocalDate latest(LocalDate one, LocalDate other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
