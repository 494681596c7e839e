package fr.carnet.vaccination.book;

import fr.carnet.vaccination.forecast.Person.Fact;
import fr.carnet.vaccination.schedule.Circumstance;
import fr.carnet.vaccination.schedule.Schedule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;

/**
 * Pregnancies, from Conditions and Observations together. A first day of the last period, or a term, dates it; a mere
 * "pregnant" counts from the day it was said, unless a dated pregnancy contains that day; "not pregnant" ends it.
 */
final class Pregnancies {
    static final String CODE = "pregnancy";

    private final Schedule schedule;

    Pregnancies(Schedule schedule) {
        this.schedule = schedule;
    }

    /** The same facts with what the observations add. */
    List<Fact> of(List<Fact> facts, List<Observation> observations) {
        List<Fact> dated = new ArrayList<>();
        List<Fact> said = new ArrayList<>(facts);
        List<LocalDate> ended = new ArrayList<>();
        for (Observation observation : observations) {
            for (Circumstance one : schedule.circumstances()) {
                one.observations().stream()
                        .filter(sign -> codes(observation.getCode(), sign.system(), sign.code()))
                        .forEach(sign -> read(observation, one, sign, new Found(dated, said, ended)));
            }
        }
        said.removeIf(fact -> fact.circumstance().equals(CODE)
                && dated.stream().anyMatch(other -> contains(other, fact.since())));
        dated.addAll(said);
        return dated.stream().map(fact -> cut(fact, ended)).toList();
    }

    private record Found(List<Fact> dated, List<Fact> said, List<LocalDate> ended) {}

    private void read(Observation observation, Circumstance one, Circumstance.Sign sign, Found found) {
        if (sign.role().equals("status")) {
            Optional<LocalDate> when = Days.begun(observation.getEffective());
            boolean yes = observation.getValue() instanceof CodeableConcept value
                    && value.getCoding().stream().anyMatch(coding -> sign.value().equals(coding.getCode()));
            boolean told = observation.getValue() instanceof CodeableConcept;
            when.filter(day -> yes).ifPresent(day -> found.said().add(fact(one, day)));
            when.filter(day -> told && !yes).ifPresent(found.ended()::add);
            return;
        }
        int days = sign.role().equals("end") ? schedule.gestationDays() : 0;
        Days.begun(observation.getValue())
                .map(day -> day.minusDays(days))
                .ifPresent(day -> found.dated().add(fact(one, day)));
    }

    private Fact fact(Circumstance one, LocalDate since) {
        return new Fact(one.code(), since, since.plusDays(schedule.pregnancyDays()));
    }

    private static Fact cut(Fact fact, List<LocalDate> ended) {
        return ended.stream()
                .filter(day -> fact.circumstance().equals(CODE) && contains(fact, day))
                .min(LocalDate::compareTo)
                .map(day -> new Fact(fact.circumstance(), fact.since(), day))
                .orElse(fact);
    }

    private static boolean contains(Fact fact, LocalDate day) {
        return !day.isBefore(fact.since()) && (fact.until() == null || day.isBefore(fact.until()));
    }

    private static boolean codes(CodeableConcept concept, String system, String code) {
        return concept.getCoding().stream()
                .anyMatch(coding -> code.equals(coding.getCode())
                        && (!coding.hasSystem() || system.equals(coding.getSystem())));
    }
}
