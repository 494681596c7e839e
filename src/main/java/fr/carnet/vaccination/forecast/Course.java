package fr.carnet.vaccination.forecast;

import static fr.carnet.vaccination.forecast.Standing.latest;

import fr.carnet.vaccination.forecast.Standing.Next;
import fr.carnet.vaccination.schedule.Rule;
import fr.carnet.vaccination.schedule.Rule.Route;
import fr.carnet.vaccination.schedule.Rule.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A number of doses. The route is the one for the age at the first dose that counts; a dose given too young, or too soon
 * after the one before, does not count and is to be given again.
 */
final class Course {
    private final Rule rule;
    private final Person person;
    private final Window window;
    private final int graceDays;
    private final List<Dose> counted = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final String series;

    Course(String series, Rule rule, Person person, Window window, int graceDays) {
        this.series = series;
        this.rule = rule;
        this.person = person;
        this.window = window;
        this.graceDays = graceDays;
    }

    Standing standing(List<Dose> doses, LocalDate day) {
        Route route = null;
        for (Dose dose : doses) {
            Route candidate = route != null ? route : routeAt(dose.date(), dose);
            route = judge(dose, candidate) ? candidate : route;
        }
        Route current = route != null ? route : routeAt(latest(window.start(), day), null);
        return new Standing(counted, verdicts, current.doses().size(), next(current));
    }

    private boolean judge(Dose dose, Route route) {
        int number = counted.size();
        String reason = number >= route.doses().size() ? "extra" : fault(dose, route.doses().get(number));
        if (reason == null) {
            counted.add(dose);
        }
        int told = reason == null ? number + 1 : 0;
        verdicts.add(new Verdict(dose.id(), series, rule.id(), told, route.doses().size(), reason));
        return reason == null;
    }

    private String fault(Dose dose, Step step) {
        LocalDate day = dose.date().plusDays(graceDays);
        if (step.minAge() != null && day.isBefore(person.birthDate().plus(step.minAge()))) {
            return "too-young";
        }
        boolean tooSoon = !counted.isEmpty()
                && step.minInterval() != null
                && day.isBefore(last().plus(step.minInterval()));
        return tooSoon ? "too-soon" : null;
    }

    private Next next(Route route) {
        if (counted.size() >= route.doses().size()) {
            return null;
        }
        boolean first = counted.isEmpty();
        // Who comes late was due all along: the day of the first dose is that of the usual route.
        Step step = first ? rule.routes().get(0).doses().get(0) : route.doses().get(counted.size());
        LocalDate birth = person.birthDate();
        LocalDate earliest = step.minAge() == null ? birth : birth.plus(step.minAge());
        LocalDate due = step.age() == null ? earliest : birth.plus(step.age());
        if (first) {
            due = latest(due, window.since());
            earliest = step.minAge() == null ? window.start() : earliest;
        } else {
            earliest = step.minInterval() == null ? earliest : latest(earliest, last().plus(step.minInterval()));
            due = step.interval() == null ? due : latest(due, last().plus(step.interval()));
        }
        return new Next(earliest, latest(due, earliest), step.overdueAfter());
    }

    private LocalDate last() {
        return counted.get(counted.size() - 1).date();
    }

    private Route routeAt(LocalDate day, Dose first) {
        LocalDate birth = person.birthDate();
        List<Route> fitting = rule.routes().stream()
                .filter(route -> route.until() == null || day.isBefore(birth.plus(route.until())))
                .filter(route -> route.with() == null || first != null && first.antigens().contains(route.with()))
                .toList();
        return fitting.isEmpty() ? rule.routes().get(rule.routes().size() - 1) : fitting.get(0);
    }
}
