package fr.carnet.vaccination.forecast;

import fr.carnet.vaccination.forecast.Line.Status;
import fr.carnet.vaccination.schedule.Schedule;
import fr.carnet.vaccination.schedule.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What comes next for a person. Pure: the same schedule, person, doses and day always give the same lines, whatever the
 * order of the doses; what is after the day does not exist yet.
 *
 * @param lines one for each series that concerns him, in the schedule's order
 * @param verdicts one for each dose in each series it belongs to
 */
public record Forecast(LocalDate day, List<Line> lines, List<Verdict> verdicts) {
    public static Forecast of(Schedule schedule, Person person, List<Dose> doses, LocalDate day) {
        List<Dose> known = doses.stream()
                .filter(dose -> !dose.date().isAfter(day) && !dose.date().isBefore(person.birthDate()))
                .sorted(Comparator.comparing(Dose::date).thenComparing(Dose::id))
                .toList();
        List<Line> lines = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        Map<String, Status> standing = new HashMap<>();
        for (Series series : schedule.series()) {
            SeriesForecast one = new SeriesForecast(schedule, series, person, day);
            List<Dose> counting = known.stream()
                    .filter(dose -> dose.antigens().containsAll(series.antigens()))
                    .toList();
            Status before = standing.get(series.after());
            boolean held = before != null && before != Status.COMPLETE;
            Optional<Line> line = held ? Optional.empty() : one.line(counting);
            verdicts.addAll(one.verdicts(counting, line));
            line.ifPresent(found -> {
                lines.add(found);
                standing.put(series.code(), found.status());
            });
        }
        return new Forecast(day, List.copyOf(lines), List.copyOf(verdicts));
    }

    /** The next day after this one on which something falls due. */
    public Optional<LocalDate> nextDue() {
        return lines.stream()
                .filter(line -> line.status() == Status.UPCOMING)
                .map(Line::due)
                .filter(day::isBefore)
                .min(Comparator.naturalOrder());
    }
}
