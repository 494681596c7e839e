package fr.carnet.pharmacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something the reader should look at; it blocks nothing.
 *
 * @param code of v3-ActCode
 * @param sentence key in {@code file_fr.properties}
 * @param first product concerned
 * @param second the other product, empty for an allergy
 * @param allergy the allergy, empty for a double
 * @param atc ATC code both share, {@code ""} for an allergy
 */
record Alert(
        String code,
        String sentence,
        ProductGroup first,
        Optional<ProductGroup> second,
        Optional<Allergy> allergy,
        String atc) {

    /** Two products of one substance or one class, and products that a known allergy concerns. */
    static List<Alert> of(List<ProductGroup> groups, List<Allergy> allergies, List<Medicines.Level> levels) {
        List<Coded> medicines = groups.stream()
                .filter(ProductGroup::medicine)
                .map(group -> Coded.of(group, levels))
                .filter(Coded::known)
                .toList();
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < medicines.size(); i++) {
            for (int j = i + 1; j < medicines.size(); j++) {
                pair(medicines.get(i), medicines.get(j), levels).ifPresent(alerts::add);
            }
        }
        for (Allergy allergy : allergies) {
            groups.stream()
                    .filter(group -> group.newest().kind() != Kind.DEVICE && allergy.concerns(group))
                    .map(group ->
                            new Alert("ALGY", "allergy", group, Optional.empty(), Optional.of(allergy), ""))
                    .forEach(alerts::add);
        }
        return alerts;
    }

    /** A product with its codes at each level, worked out once. */
    private record Coded(ProductGroup group, List<Set<String>> levels) {
        static Coded of(ProductGroup group, List<Medicines.Level> levels) {
            Set<String> atc = group.atc();
            return new Coded(group, levels.stream().map(level -> cut(atc, level.length())).toList());
        }

        boolean known() {
            return levels.stream().anyMatch(codes -> !codes.isEmpty());
        }
    }

    /** At the first level, the most exact one, that both share. */
    private static Optional<Alert> pair(Coded one, Coded other, List<Medicines.Level> levels) {
        for (int at = 0; at < levels.size(); at++) {
            Set<String> others = other.levels().get(at);
            Optional<String> shared = one.levels().get(at).stream().filter(others::contains).findFirst();
            if (shared.isPresent()) {
                Medicines.Level level = levels.get(at);
                return Optional.of(new Alert(
                        level.code(),
                        level.sentence(),
                        one.group(),
                        Optional.of(other.group()),
                        Optional.empty(),
                        shared.get()));
            }
        }
        return Optional.empty();
    }

    private static Set<String> cut(Set<String> atc, int length) {
        return atc.stream()
                .filter(code -> code.length() >= length)
                .map(code -> code.substring(0, length))
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }
}
