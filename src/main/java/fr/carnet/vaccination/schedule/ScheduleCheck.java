package fr.carnet.vaccination.schedule;

import fr.carnet.vaccination.schedule.Rule.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Does a schedule hang together? Every name it uses must be one it gives, once. */
final class ScheduleCheck {
    private final Schedule schedule;
    private final List<String> faults = new ArrayList<>();

    ScheduleCheck(Schedule schedule) {
        this.schedule = schedule;
    }

    List<String> faults() {
        if (!complete()) {
            return faults;
        }
        Set<String> antigens = names("antigen", schedule.antigens(), Schedule.Antigen::code);
        Set<String> circumstances = names("circumstance", schedule.circumstances(), Circumstance::code);
        Set<String> seasons = names("season", schedule.seasons(), Season::code);
        Set<String> series = names("series", schedule.series(), Series::code);
        names("vaccine", schedule.vaccines(), Schedule.Vaccine::atc);
        names("rule", schedule.series().stream().flatMap(one -> one.rules().stream()).toList(), Rule::id);
        schedule.vaccines().forEach(vaccine -> known(vaccine.atc(), vaccine.antigens(), antigens));
        for (Series one : schedule.series()) {
            known(one.code(), one.antigens(), antigens);
            known(one.code(), one.contraindicated(), circumstances);
            known(one.code(), one.immuneBy(), circumstances);
            require(one.after() == null || series.contains(one.after()), one.code() + " comes after nothing known");
            require(!one.antigens().isEmpty() && !one.rules().isEmpty(), one.code() + " is empty");
            one.vaccines().forEach(atc -> require(
                    schedule.vaccine(atc).filter(v -> v.antigens().containsAll(one.antigens())).isPresent(),
                    one.code() + " proposes a vaccine that does not count: " + atc));
            one.rules().forEach(rule -> rule(rule, circumstances, seasons));
        }
        return faults;
    }

    private boolean complete() {
        List<Object> needed = new ArrayList<>();
        needed.addAll(java.util.Arrays.asList(
                schedule.version(), schedule.title(), schedule.source(), schedule.validFrom(), schedule.sameEvent(),
                schedule.confirmers(), schedule.antigens(), schedule.vaccines(), schedule.circumstances(),
                schedule.seasons(), schedule.series()));
        require(needed.stream().allMatch(Objects::nonNull), "something is missing at the top");
        require(schedule.horizonMonths() > 0 && schedule.pregnancyDays() > 0 && schedule.gestationDays() > 0,
                "horizonMonths, pregnancyDays and gestationDays are positive");
        require(schedule.graceDays() >= 0, "graceDays is not negative");
        return faults.isEmpty();
    }

    private void rule(Rule rule, Set<String> circumstances, Set<String> seasons) {
        String id = rule.id();
        require(rule.kind() != null && rule.strength() != null, id + " has no kind or strength");
        require(said(rule.fr()) && said(rule.en()) && said(rule.source()), id + " lacks a language or its source");
        known(id, rule.when(), circumstances);
        require(rule.season() == null || seasons.contains(rule.season()), id + " is in an unknown season");
        require((rule.kind() == Kind.COURSE) == !rule.routes().isEmpty(), id + ": routes are for a course");
        require((rule.kind() == Kind.BOOSTERS) == !rule.milestones().isEmpty(), id + ": milestones are for boosters");
        require((rule.kind() == Kind.PREGNANCY) == (rule.weeks() != null), id + ": weeks are for a pregnancy");
        require(rule.kind() != Kind.SEASONAL || rule.season() != null, id + " is seasonal without a season");
        require(rule.kind() != Kind.PREGNANCY || rule.when().equals(List.of("pregnancy")), id + " needs a pregnancy");
        require(rule.ages() == null || rule.ages().from() != null, id + " has no first age");
        rule.routes().forEach(route -> require(route.from() != null && !route.doses().isEmpty(), id + ": empty route"));
        rule.milestones().forEach(m -> require(m.age() != null && m.from() != null, id + ": milestone without age"));
        require(
                rule.mandate() == null
                        || rule.mandate().bornFrom() != null
                                && rule.mandate().from() != null
                                && rule.mandate().untilAge() != null,
                id + ": incomplete mandate");
    }

    private static boolean said(String text) {
        return text != null && !text.isBlank();
    }

    private <T> Set<String> names(String what, List<T> all, Function<T, String> name) {
        List<String> given = all.stream().map(name).toList();
        Set<String> names = new HashSet<>(given);
        require(names.size() == given.size(), "a " + what + " is given twice");
        require(given.stream().allMatch(ScheduleCheck::said), "a " + what + " has no name");
        return names;
    }

    private void known(String where, Collection<String> used, Set<String> given) {
        String unknown = used.stream().filter(one -> !given.contains(one)).collect(Collectors.joining(", "));
        require(unknown.isEmpty(), where + " names what is not there: " + unknown);
    }

    private void require(boolean condition, String fault) {
        if (!condition) {
            faults.add(fault);
        }
    }
}
