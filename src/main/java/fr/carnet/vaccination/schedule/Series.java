package fr.carnet.vaccination.schedule;

import java.util.List;
import java.util.Set;

/**
 * What a person is vaccinated against together (série vaccinale).
 *
 * @param antigens what a vaccine must protect against to count
 * @param vaccines ATC codes to propose
 * @param after another series that must be finished before this one is looked at; may be null
 * @param contraindicated circumstances under which no dose is given
 * @param immuneBy circumstances that protect as a vaccine would
 * @param rules the first that fits the person is his
 */
public record Series(
        String code,
        String fr,
        String en,
        Set<String> antigens,
        List<String> vaccines,
        String after,
        List<String> contraindicated,
        List<String> immuneBy,
        List<Rule> rules) {
    public Series {
        contraindicated = contraindicated == null ? List.of() : List.copyOf(contraindicated);
        immuneBy = immuneBy == null ? List.of() : List.copyOf(immuneBy);
    }
}
