package fr.carnet.vaccination.forecast;

import java.time.LocalDate;
import java.util.Set;

/**
 * One dose received.
 *
 * @param id of the Immunization that tells of it
 * @param date when; of a month or a year, its first day
 * @param antigens what it protects against
 */
public record Dose(String id, LocalDate date, Set<String> antigens) {
    public Dose {
        antigens = Set.copyOf(antigens);
    }
}
