package fr.carnet.vaccination.book;

import fr.carnet.vaccination.book.Received.Source;
import fr.carnet.vaccination.schedule.Schedule.SameEvent;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Several entries may tell of one dose: the patient's, the note's, the pharmacy's. They are one when one protects against
 * all the other does and their days are at most {@link SameEvent#days} apart; a vaccine dispensed is the one received at
 * most {@link SameEvent#dispensedDays} later. The most trustworthy entry stands for all (ADR 0075).
 */
final class Doubles {
    private static final Comparator<Received> BEST = Comparator.comparing(Received::source)
            .thenComparing(one -> -one.antigens().size())
            .thenComparing(Received::from)
            .thenComparing(Received::id);

    private final SameEvent rule;

    Doubles(SameEvent rule) {
        this.rule = rule;
    }

    /** One dose, with every entry that tells of it, the best first. */
    record Given(List<Received> told) {
        Received best() {
            return told.get(0);
        }
    }

    List<Given> merge(List<Received> all) {
        List<List<Received>> groups = new ArrayList<>();
        for (Received one : all.stream().sorted(BEST).toList()) {
            groups.stream()
                    .filter(group -> same(group.get(0), one))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.get(groups.size() - 1);
                    })
                    .add(one);
        }
        return groups.stream()
                .map(Given::new)
                .sorted(Comparator.comparing((Given given) -> given.best().from())
                        .thenComparing(given -> given.best().id()))
                .toList();
    }

    boolean same(Received one, Received other) {
        boolean vaccine = one.antigens().containsAll(other.antigens()) || other.antigens().containsAll(one.antigens());
        return vaccine && near(one, other);
    }

    private boolean near(Received one, Received other) {
        boolean dispensed = one.source() == Source.DISPENSED;
        if (dispensed == (other.source() == Source.DISPENSED)) {
            return apart(one, other) <= rule.days();
        }
        Received handed = dispensed ? one : other;
        Received injected = dispensed ? other : one;
        LocalDate last = handed.to().plusDays(rule.dispensedDays());
        return apart(one, other) <= rule.days()
                || !injected.from().isAfter(last) && !injected.to().isBefore(handed.from());
    }

    private static long apart(Received one, Received other) {
        if (one.to().isBefore(other.from())) {
            return ChronoUnit.DAYS.between(one.to(), other.from());
        }
        return other.to().isBefore(one.from()) ? ChronoUnit.DAYS.between(other.to(), one.from()) : 0;
    }
}
