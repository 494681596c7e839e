package fr.carnet.vaccination.book;

import fr.carnet.vaccination.forecast.Person.Fact;
import fr.carnet.vaccination.schedule.Circumstance;
import fr.carnet.vaccination.schedule.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Condition;

/** From a Condition to the circumstances it tells of. */
final class Circumstances {
    private static final Set<String> OVER = Set.of("inactive", "resolved", "remission");

    private final Schedule schedule;

    Circumstances(Schedule schedule) {
        this.schedule = schedule;
    }

    /** @param birth from when it holds when the Condition is undated */
    List<Fact> of(Condition condition, LocalDate birth) {
        boolean over = PersonReader.says(condition.getClinicalStatus(), OVER);
        LocalDate since = Days.begun(condition.getOnset())
                .or(() -> Days.begun(condition.getRecordedDateElement()))
                .orElse(birth);
        LocalDate ended = Days.begun(condition.getAbatement()).orElse(over ? since : null);
        return schedule.circumstances().stream()
                .filter(one -> tells(condition, one))
                .map(one -> new Fact(one.code(), since, one.lifelong() ? null : until(one, since, ended)))
                .toList();
    }

    /** A pregnancy ends by itself. */
    private LocalDate until(Circumstance one, LocalDate since, LocalDate ended) {
        return one.code().equals(Pregnancies.CODE) && ended == null
                ? since.plusDays(schedule.pregnancyDays())
                : ended;
    }

    private static boolean tells(Condition condition, Circumstance one) {
        return condition.getCode().getCoding().stream()
                .anyMatch(coding -> one.conditions().stream()
                        .anyMatch(code -> code.matches(coding.getSystem(), coding.getCode())));
    }
}
