package fr.carnet.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines that tell of the same are one, as each rule says ({@code same} in {@code summary.json}): a professional's before
 * Assurance Maladie's and the person's, then the latest. Looks only at what the caller sees.
 */
record Doubles(Set<String> current, Set<String> toldElsewhere) {
    private static final Comparator<Told> WORD =
            Comparator.comparingInt(Told::rank).thenComparing(Told.LATEST);
    private static final Comparator<Told> NEWEST = Told.LATEST.thenComparingInt(Told::rank);

    /**
     * @param current references of the entries the current lists hold
     * @param toldElsewhere ids of the vaccinations of which another line tells better, as the vaccination book rules
     */
    Doubles {
        current = Set.copyOf(current);
        toldElsewhere = Set.copyOf(toldElsewhere);
    }

    /** The lines of one section, the latest first. */
    List<Told> merged(List<Told> lines) {
        List<Told> kept = new ArrayList<>();
        lines.stream()
                .filter(line -> line.take().same().equals("current") && current.contains(line.reference()))
                .forEach(kept::add);
        List<Told> doses = lines.stream()
                .filter(line -> line.take().same().equals("dose") && !toldElsewhere.contains(line.id()))
                .toList();
        kept.addAll(once(doses, "dose", WORD, Doubles::sameDay));
        List<Told> stated = List.copyOf(kept);
        lines.stream().filter(line -> line.take().same().isEmpty()).forEach(kept::add);
        once(lines, "thing", NEWEST, (one, other) -> one.sameThing(other)).stream()
                .filter(line -> stated.stream().noneMatch(line::sameThing))
                .forEach(kept::add);
        kept.addAll(once(lines, "day", WORD, Doubles::sameDay));
        kept.sort(Told.LATEST);
        return kept;
    }

    private static boolean sameDay(Told one, Told other) {
        return one.sameThing(other) && one.when().day().equals(other.when().day());
    }

    private static List<Told> once(
            List<Told> lines,
            String same,
            Comparator<Told> first,
            java.util.function.BiPredicate<Told, Told> sameOne) {
        List<Told> once = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        lines.stream()
                .filter(line -> line.take().same().equals(same) && seen.add(line.reference()))
                .sorted(first)
                .filter(line -> once.stream()
                        .noneMatch(other -> other.resource().fhirType().equals(line.resource().fhirType())
                                && sameOne.test(line, other)))
                .forEach(once::add);
        return once;
    }
}
