package fr.carnet.vaccination.book;

import fr.carnet.register.Entry;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.fhir.FhirJson;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;

/**
 * One entry that tells of a dose.
 *
 * @param from day it was received; of a month or a year, its first day
 * @param to the same, or the last day of that month or year
 */
record Received(
        String id, int version, Immunization resource, LocalDate from, LocalDate to, Set<String> antigens, Source source) {
    /** Who says so, the most trustworthy first. */
    enum Source {
        PROFESSIONAL,
        HISTORY,
        PERSON,
        DISPENSED;

        static Source of(EntryFacts facts) {
            if (facts.authors().contains(DispensedVaccines.AUTHOR)) {
                return DISPENSED;
            }
            boolean cared = facts.authors().stream().anyMatch(key -> key.startsWith("ps:") || key.startsWith("st:"));
            if (cared || !facts.structure().isBlank()) {
                return PROFESSIONAL;
            }
            return facts.authors().stream().anyMatch(key -> key.startsWith("feed:")) ? HISTORY : PERSON;
        }
    }

    /** Empty when it tells of no dose: not done, entered in error, undated, a vaccine the schedule does not know. */
    static Optional<Received> of(Entry entry, VaccineCodes codes) {
        Immunization resource = FhirJson.parse(Immunization.class, entry.json());
        return of(entry.id(), entry.version(), resource, codes, Source.of(entry.facts()));
    }

    static Optional<Received> of(String id, int version, Immunization resource, VaccineCodes codes, Source source) {
        Set<String> antigens = codes.antigens(resource);
        boolean given = resource.getStatus() == Immunization.ImmunizationStatus.COMPLETED;
        if (!given || antigens.isEmpty() || !(resource.getOccurrence() instanceof DateTimeType when) || !when.hasValue()) {
            return Optional.empty();
        }
        LocalDate from = Days.first(when);
        return Optional.of(new Received(id, version, resource, from, Days.last(when, from), antigens, source));
    }
}
