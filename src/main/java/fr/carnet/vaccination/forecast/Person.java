package fr.carnet.vaccination.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the schedule must know of somebody.
 *
 * @param facts circumstances, each with its days
 * @param allergicTo antigens of vaccines he is allergic to
 */
public record Person(LocalDate birthDate, List<Fact> facts, Set<String> allergicTo) {
    public Person {
        facts = List.copyOf(facts);
        allergicTo = Set.copyOf(allergicTo);
    }

    /**
     * @param circumstance code in the schedule
     * @param since first day
     * @param until first day it is over, or null
     */
    public record Fact(String circumstance, LocalDate since, LocalDate until) {
        boolean holds(LocalDate day) {
            return !since.isAfter(day) && (until == null || day.isBefore(until));
        }
    }

    /** The first of these circumstances that holds that day; of one told twice, the latest. */
    Optional<Fact> fact(List<String> circumstances, LocalDate day) {
        return circumstances.stream()
                .flatMap(code -> facts.stream()
                        .filter(fact -> fact.circumstance().equals(code) && fact.holds(day))
                        .max(java.util.Comparator.comparing(Fact::since))
                        .stream())
                .findFirst();
    }
}
