package fr.carnet.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.vaccination.forecast.Dose;
import fr.carnet.vaccination.forecast.Forecast;
import fr.carnet.vaccination.forecast.Line;
import fr.carnet.vaccination.forecast.Line.Status;
import fr.carnet.vaccination.forecast.Person;
import fr.carnet.vaccination.forecast.Person.Fact;
import fr.carnet.vaccination.schedule.Schedule;
import fr.carnet.vaccination.schedule.ScheduleFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for everybody, whatever he received. */
class ForecastPropertiesTest {
    private static final Schedule SCHEDULE = ScheduleFile.load();
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    record Case(Person person, List<Dose> doses) {
        Forecast on(LocalDate day) {
            return Forecast.of(SCHEDULE, person, doses, day);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<LocalDate> births = Arbitraries.integers().between(0, 95 * 365).map(DAY::minusDays);
        Arbitrary<List<Fact>> facts = Arbitraries.of(SCHEDULE.circumstances())
                .flatMap(one -> Arbitraries.integers()
                        .between(0, 4000)
                        .map(days -> new Fact(one.code(), DAY.minusDays(days), null)))
                .list()
                .ofMaxSize(2);
        Arbitrary<List<Integer>> picks = Arbitraries.integers().between(0, 1_000_000).list().ofMaxSize(14);
        return Combinators.combine(births, facts, picks)
                .as((birth, told, picked) -> new Case(new Person(birth, told, Set.of()), doses(birth, picked)));
    }

    private static List<Dose> doses(LocalDate birth, List<Integer> picked) {
        long lived = Math.max(1, birth.until(DAY, java.time.temporal.ChronoUnit.DAYS));
        List<Dose> doses = new ArrayList<>();
        for (int pick : picked) {
            Schedule.Vaccine vaccine = SCHEDULE.vaccines().get(pick % SCHEDULE.vaccines().size());
            doses.add(new Dose("d" + doses.size(), birth.plusDays(pick % lived), vaccine.antigens()));
        }
        return doses;
    }

    @Property(tries = 500)
    void the_order_of_the_doses_changes_nothing(@ForAll("cases") Case one) {
        List<Dose> shuffled = new ArrayList<>(one.doses());
        Collections.shuffle(shuffled, new Random(7));

        assertThat(Forecast.of(SCHEDULE, one.person(), shuffled, DAY)).isEqualTo(one.on(DAY));
    }

    @Property(tries = 500)
    void what_is_not_given_yet_changes_nothing(@ForAll("cases") Case one) {
        List<Dose> more = new ArrayList<>(one.doses());
        more.add(new Dose("later", DAY.plusDays(1), Set.of("D", "T", "P", "aP", "Hib", "HB", "Flu", "M", "Mu", "R")));

        assertThat(Forecast.of(SCHEDULE, one.person(), more, DAY)).isEqualTo(one.on(DAY));
    }

    @Property(tries = 500)
    void each_series_has_one_line_at_most_with_dates_in_order(@ForAll("cases") Case one) {
        Forecast forecast = one.on(DAY);

        assertThat(forecast.lines().stream().map(Line::series)).doesNotHaveDuplicates();
        for (Line line : forecast.lines()) {
            boolean dated = line.toGive() || line.status() == Status.UPCOMING;
            assertThat(line.due() != null).as(line.toString()).isEqualTo(dated);
            if (dated) {
                assertThat(line.due()).as(line.toString()).isAfterOrEqualTo(line.earliest());
                assertThat(line.due().isAfter(DAY)).as(line.toString()).isEqualTo(line.status() == Status.UPCOMING);
                assertThat(line.latest() == null || !line.due().isAfter(line.latest())).as(line.toString()).isTrue();
            }
        }
    }

    @Property(tries = 500)
    void a_dose_given_when_due_counts_and_is_no_longer_due(@ForAll("cases") Case one) {
        for (Line line : one.on(DAY).lines()) {
            boolean inTime = line.toGive() && !DAY.isBefore(line.earliest());
            if (inTime) {
                List<Dose> more = new ArrayList<>(one.doses());
                more.add(new Dose("given", DAY, SCHEDULE.series(line.series()).orElseThrow().antigens()));
                Forecast after = Forecast.of(SCHEDULE, one.person(), more, DAY);
                assertThat(after.lines().stream().filter(other -> other.series().equals(line.series())))
                        .as(line.toString())
                        .noneMatch(Line::toGive);
            }
        }
    }

    @Property(tries = 300)
    void a_contraindicated_vaccine_is_never_asked_for(@ForAll("cases") Case one) {
        Set<String> facts = one.person().facts().stream().map(Fact::circumstance).collect(Collectors.toSet());
        for (Line line : one.on(DAY).lines()) {
            if (line.toGive()) {
                assertThat(SCHEDULE.series(line.series()).orElseThrow().contraindicated())
                        .as(line.toString())
                        .noneMatch(facts::contains);
            }
        }
    }

    @Property(tries = 300)
    void every_dose_a_line_counts_has_a_verdict_that_says_so(@ForAll("cases") Case one) {
        Forecast forecast = one.on(DAY);
        Set<String> valid = forecast.verdicts().stream()
                .filter(verdict -> verdict.valid())
                .map(verdict -> verdict.series() + " " + verdict.dose())
                .collect(Collectors.toSet());
        for (Line line : forecast.lines()) {
            assertThat(valid).as(line.toString())
                    .containsAll(line.doses().stream().map(dose -> line.series() + " " + dose).toList());
        }
    }
}
