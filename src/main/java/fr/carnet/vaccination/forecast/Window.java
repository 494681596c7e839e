package fr.carnet.vaccination.forecast;

import fr.carnet.vaccination.forecast.Person.Fact;
import fr.carnet.vaccination.schedule.Rule;
import fr.carnet.vaccination.schedule.Schedule;
import fr.carnet.vaccination.schedule.Season;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which a rule applies to a person.
 *
 * @param start first day
 * @param end first day it no longer does; {@link LocalDate#MAX} when there is none
 * @param since when what makes it apply began: an age or a circumstance
 */
record Window(LocalDate start, LocalDate end, LocalDate since) {
    boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    boolean startsWithin(LocalDate day, int months) {
        return start.isAfter(day) && !start.isAfter(day.plusMonths(months));
    }

    /** Empty when the rule is not for this person: born too early, or a circumstance is missing that day. */
    static Optional<Window> of(Schedule schedule, Rule rule, Person person, LocalDate day) {
        if (rule.bornFrom() != null && person.birthDate().isBefore(rule.bornFrom())) {
            return Optional.empty();
        }
        Optional<Fact> fact = person.fact(rule.when(), day);
        if (fact.isEmpty() && !rule.when().isEmpty()) {
            return Optional.empty();
        }
        LocalDate birth = person.birthDate();
        LocalDate start = rule.ages() == null ? birth : birth.plus(rule.ages().from());
        LocalDate end = rule.ages() == null || rule.ages().until() == null
                ? LocalDate.MAX
                : birth.plus(rule.ages().until());
        LocalDate over = fact.map(Fact::until).orElse(null);
        end = over != null && over.isBefore(end) ? over : end;
        LocalDate since = fact.map(Fact::since).filter(start::isBefore).orElse(start);
        if (fact.isPresent() && rule.weeks() != null) {
            start = fact.get().since().plusWeeks(rule.weeks().from());
            LocalDate last = fact.get().since().plusWeeks(rule.weeks().until());
            end = last.isBefore(end) ? last : end;
            since = start;
        }
        return Optional.of(new Window(start, firstSeason(schedule, rule, start, end), since));
    }

    private static LocalDate firstSeason(Schedule schedule, Rule rule, LocalDate start, LocalDate end) {
        if (!Boolean.TRUE.equals(rule.firstSeasonOnly())) {
            return end;
        }
        Season season = schedule.season(rule.season());
        LocalDate over = season.endOf(season.startFor(start));
        return over.isBefore(end) ? over : end;
    }
}
