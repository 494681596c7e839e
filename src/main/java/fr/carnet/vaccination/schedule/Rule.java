package fr.carnet.vaccination.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * One line of the schedule.
 *
 * @param ages when it applies; null: whatever the age
 * @param bornFrom only people born then or later; may be null
 * @param when one of these circumstances is needed; empty: none
 * @param countFrom doses received younger do not count; may be null
 * @param mandate for whom and when it is an obligation; else it is recommended; may be null
 * @param season code of the season in which it is given; may be null
 * @param firstSeasonOnly over with the first season after it began to apply
 * @param weeks of pregnancy
 * @param minInterval to the last dose, for boosters and seasonal doses
 * @param source where the line comes from; {@code [M]}: from memory, to be checked
 */
public record Rule(
        String id,
        Kind kind,
        Strength strength,
        Ages ages,
        LocalDate bornFrom,
        List<String> when,
        Period countFrom,
        Mandate mandate,
        String season,
        Boolean firstSeasonOnly,
        Weeks weeks,
        Period minInterval,
        List<Route> routes,
        List<Milestone> milestones,
        String fr,
        String en,
        String source) {
    public Rule {
        when = when == null ? List.of() : List.copyOf(when);
        routes = routes == null ? List.of() : List.copyOf(routes);
        milestones = milestones == null ? List.of() : List.copyOf(milestones);
    }

    /** How its doses follow each other. */
    public enum Kind {
        /** A number of doses, by one of several routes. */
        @JsonProperty("course")
        COURSE,
        /** One dose at each of certain ages. */
        @JsonProperty("boosters")
        BOOSTERS,
        /** One dose each season. */
        @JsonProperty("seasonal")
        SEASONAL,
        /** One dose in each pregnancy. */
        @JsonProperty("pregnancy")
        PREGNANCY
    }

    public enum Strength {
        @JsonProperty("mandatory")
        MANDATORY,
        @JsonProperty("recommended")
        RECOMMENDED,
        /** May be given, is not urged. */
        @JsonProperty("possible")
        POSSIBLE
    }

    /** @param until first birthday it no longer applies, or null */
    public record Ages(Period from, Period until) {}

    public record Mandate(LocalDate bornFrom, LocalDate from, Period untilAge) {
        boolean holds(LocalDate birth, LocalDate day) {
            return !birth.isBefore(bornFrom) && !day.isBefore(from) && day.isBefore(birth.plus(untilAge));
        }
    }

    /** @param until first week it no longer applies */
    public record Weeks(int from, int until) {}

    /**
     * The doses for those who begin at a certain age.
     *
     * @param from age at the first dose
     * @param until first age that is too old for this route, or null
     * @param with only when the first dose protects against this too; may be null
     */
    public record Route(Period from, Period until, String with, List<Step> doses) {
        public Route {
            doses = List.copyOf(doses);
        }
    }

    /**
     * One dose of a course; every element may be null.
     *
     * @param age at which it is given
     * @param minAge before which it does not count
     * @param interval to the dose before
     * @param minInterval before which it does not count
     * @param overdueAfter how long after its day it is late
     */
    public record Step(Period age, Period minAge, Period interval, Period minInterval, Period overdueAfter) {}

    /** @param from a dose received from this age on is the one of this milestone */
    public record Milestone(Period age, Period from, Period overdueAfter) {}

    /** What it is for this person on this day. */
    public Strength strengthFor(LocalDate birth, LocalDate day) {
        if (mandate == null) {
            return strength;
        }
        return mandate.holds(birth, day) ? Strength.MANDATORY : Strength.RECOMMENDED;
    }
}
