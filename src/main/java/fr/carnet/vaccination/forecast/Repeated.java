package fr.carnet.vaccination.forecast;

import static fr.carnet.vaccination.forecast.Standing.latest;

import fr.carnet.vaccination.forecast.Standing.Next;
import fr.carnet.vaccination.schedule.Rule;
import fr.carnet.vaccination.schedule.Rule.Milestone;
import fr.carnet.vaccination.schedule.Season;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Doses that come back: at certain ages, each season, in each pregnancy. Every one of them counts. */
final class Repeated {
    private final String series;
    private final Rule rule;
    private final Person person;
    private final int graceDays;

    Repeated(String series, Rule rule, Person person, int graceDays) {
        this.series = series;
        this.rule = rule;
        this.person = person;
        this.graceDays = graceDays;
    }

    /** The milestone reached last, and those to come, until one that no dose answers; what was missed before is past. */
    Standing boosters(List<Dose> doses, LocalDate day) {
        LocalDate birth = person.birthDate();
        List<Milestone> open = new ArrayList<>(rule.milestones());
        while (open.size() > 1 && !day.isBefore(birth.plus(open.get(1).age()))) {
            open.remove(0);
        }
        LocalDate last = last(doses);
        open.removeIf(milestone ->
                last != null && !last.plusDays(graceDays).isBefore(birth.plus(milestone.from())));
        Next next = open.isEmpty() ? null : at(open.get(0), last);
        return new Standing(doses, verdicts(doses), 0, next);
    }

    private Next at(Milestone milestone, LocalDate last) {
        LocalDate birth = person.birthDate();
        LocalDate spaced = last == null || rule.minInterval() == null ? null : last.plus(rule.minInterval());
        LocalDate earliest = latest(birth.plus(milestone.from()), spaced);
        return new Next(earliest, latest(birth.plus(milestone.age()), earliest), milestone.overdueAfter());
    }

    /** One dose each season, never sooner after the last one than the rule allows. */
    Standing seasonal(List<Dose> doses, Season season, Window window, LocalDate day) {
        LocalDate start = season.startFor(latest(window.start(), day));
        LocalDate last = last(doses);
        boolean done = last != null && !last.isBefore(start);
        LocalDate from = done ? season.startFor(season.endOf(start)) : start;
        LocalDate spaced = last == null || rule.minInterval() == null ? null : last.plus(rule.minInterval());
        LocalDate due = season.within(latest(latest(from, window.since()), spaced));
        return new Standing(doses, verdicts(doses), 0, new Next(due, due, null));
    }

    /** @param began first day of the pregnancy */
    Standing pregnancy(List<Dose> doses, LocalDate began, Window window) {
        List<Dose> during = doses.stream().filter(dose -> !dose.date().isBefore(began)).toList();
        Next next = during.isEmpty() ? new Next(window.start(), window.start(), null) : null;
        return new Standing(during, verdicts(during), 1, next);
    }

    private static LocalDate last(List<Dose> doses) {
        return doses.isEmpty() ? null : doses.get(doses.size() - 1).date();
    }

    private List<Verdict> verdicts(List<Dose> doses) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Dose dose : doses) {
            verdicts.add(new Verdict(dose.id(), series, rule.id(), verdicts.size() + 1, 0, null));
        }
        return verdicts;
    }
}
