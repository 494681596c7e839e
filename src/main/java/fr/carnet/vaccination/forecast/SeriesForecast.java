package fr.carnet.vaccination.forecast;

import fr.carnet.vaccination.forecast.Line.Status;
import fr.carnet.vaccination.forecast.Standing.Next;
import fr.carnet.vaccination.schedule.Rule;
import fr.carnet.vaccination.schedule.Schedule;
import fr.carnet.vaccination.schedule.Season;
import fr.carnet.vaccination.schedule.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One series for one person on one day. */
final class SeriesForecast {
    private final Schedule schedule;
    private final Series series;
    private final Person person;
    private final LocalDate day;

    SeriesForecast(Schedule schedule, Series series, Person person, LocalDate day) {
        this.schedule = schedule;
        this.series = series;
        this.person = person;
        this.day = day;
    }

    /** A rule and the days on which it applies. */
    private record Applied(Rule rule, Window window) {}

    /** The line of the first rule that applies today and has something to say, else of the one that soonest will. */
    Optional<Line> line(List<Dose> doses) {
        List<Applied> rules = series.rules().stream()
                .flatMap(rule -> Window.of(schedule, rule, person, day).stream()
                        .map(window -> new Applied(rule, window)))
                .toList();
        Optional<Line> now = rules.stream()
                .filter(applied -> applied.window().contains(day))
                .flatMap(applied -> line(applied, doses).stream())
                .findFirst();
        return now.or(() -> rules.stream()
                .filter(applied -> applied.window().startsWithin(day, schedule.horizonMonths()))
                .sorted(Comparator.comparing(applied -> applied.window().start()))
                .flatMap(applied -> line(applied, doses).stream())
                .findFirst());
    }

    private Optional<Line> line(Applied applied, List<Dose> doses) {
        Standing standing = standing(applied, doses);
        if (standing.next() == null) {
            return Optional.of(line(applied, standing, Status.COMPLETE, null, null));
        }
        Optional<String> immune = person.fact(series.immuneBy(), day).map(Person.Fact::circumstance);
        if (immune.isPresent()) {
            return Optional.of(line(applied, standing, Status.IMMUNE, null, immune.get()));
        }
        Next next = inSeason(applied, standing.next());
        if (!next.due().isBefore(applied.window().end())) {
            return Optional.empty();
        }
        Optional<String> forbidden = forbidden();
        if (forbidden.isPresent()) {
            return Optional.of(line(applied, standing, Status.CONTRAINDICATED, null, forbidden.get()));
        }
        return Optional.of(line(applied, standing, status(next), next, null));
    }

    private Optional<String> forbidden() {
        boolean allergic = series.antigens().stream().anyMatch(person.allergicTo()::contains);
        return person.fact(series.contraindicated(), day)
                .map(Person.Fact::circumstance)
                .or(() -> allergic ? Optional.of("allergy") : Optional.empty());
    }

    private Status status(Next next) {
        if (next.due().isAfter(day)) {
            return Status.UPCOMING;
        }
        LocalDate late = late(next);
        return late != null && !day.isBefore(late) ? Status.OVERDUE : Status.DUE;
    }

    private static LocalDate late(Next next) {
        return next.overdueAfter() == null ? null : next.due().plus(next.overdueAfter());
    }

    /** What fell due in a season that is past is due in this one, from its first day, or in the next. */
    private Next inSeason(Applied applied, Next next) {
        if (applied.rule().season() == null) {
            return next;
        }
        Season season = schedule.season(applied.rule().season());
        LocalDate current = season.startFor(day);
        LocalDate due = season.within(next.due().isBefore(current) ? current : next.due());
        LocalDate earliest = season.within(next.earliest().isBefore(current) ? current : next.earliest());
        return new Next(earliest, due, next.overdueAfter());
    }

    private Line line(Applied applied, Standing standing, Status status, Next next, String because) {
        return new Line(
                series.code(),
                applied.rule().id(),
                status,
                applied.rule().strengthFor(person.birthDate(), day),
                next == null ? 0 : standing.counted().size() + 1,
                standing.total(),
                next == null ? null : next.earliest(),
                next == null ? null : next.due(),
                next == null ? null : late(next),
                next == null ? null : latest(applied, next),
                standing.counted().stream().map(Dose::id).toList(),
                because);
    }

    private LocalDate latest(Applied applied, Next next) {
        LocalDate end = applied.window().end();
        if (applied.rule().season() != null) {
            Season season = schedule.season(applied.rule().season());
            LocalDate over = season.endOf(season.startFor(next.due()));
            end = over.isBefore(end) ? over : end;
        }
        return end.equals(LocalDate.MAX) ? null : end.minusDays(1);
    }

    private Standing standing(Applied applied, List<Dose> doses) {
        Rule rule = applied.rule();
        List<Dose> counting = old(rule, doses);
        Repeated repeated = new Repeated(series.code(), rule, person, schedule.graceDays());
        return switch (rule.kind()) {
            case COURSE -> new Course(series.code(), rule, person, applied.window(), schedule.graceDays())
                    .standing(counting, day);
            case BOOSTERS -> repeated.boosters(counting, day);
            case SEASONAL -> repeated.seasonal(counting, schedule.season(rule.season()), applied.window(), day);
            case PREGNANCY -> repeated.pregnancy(
                    counting, person.fact(rule.when(), day).orElseThrow().since(), applied.window());
        };
    }

    private List<Dose> old(Rule rule, List<Dose> doses) {
        LocalDate from = rule.countFrom() == null
                ? LocalDate.MIN
                : person.birthDate().plus(rule.countFrom()).minusDays(schedule.graceDays());
        return doses.stream().filter(dose -> !dose.date().isBefore(from)).toList();
    }

    /** Each dose by the rule that made the line; what that one does not look at, by the first that does. */
    List<Verdict> verdicts(List<Dose> doses, Optional<Line> line) {
        Map<String, Verdict> found = new LinkedHashMap<>();
        List<Rule> rules = series.rules().stream()
                .sorted(Comparator.comparing(
                        rule -> line.filter(told -> told.rule().equals(rule.id())).isEmpty()))
                .toList();
        for (Rule rule : rules) {
            Optional<Window> window = Window.of(schedule, rule, person, day);
            List<Dose> looked = window.map(days -> doses.stream()
                            .filter(dose -> dose.date().isBefore(days.end()))
                            .toList())
                    .orElse(List.of());
            if (!looked.isEmpty()) {
                standing(new Applied(rule, window.get()), looked)
                        .verdicts()
                        .forEach(verdict -> found.putIfAbsent(verdict.dose(), verdict));
            }
        }
        return new ArrayList<>(found.values());
    }
}
