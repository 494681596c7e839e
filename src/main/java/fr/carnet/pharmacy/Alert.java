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
        List<ProductGroup> medicines = groups.stream().filter(ProductGroup::medicine).toList();
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

    /** At the first level, the most exact one, that both share. */
    private static Optional<Alert> pair(ProductGroup one, ProductGroup other, List<Medicines.Level> levels) {
        for (Medicines.Level level : levels) {
            Set<String> others = cut(other, level.length());
            Optional<String> shared = cut(one, level.length()).stream().filter(others::contains).findFirst();
            if (shared.isPresent()) {
                return Optional.of(new Alert(
                        level.code(), level.sentence(), one, Optional.of(other), Optional.empty(), shared.get()));
            }
        }
        return Optional.empty();
    }

    private static Set<String> cut(ProductGroup group, int length) {
        return group.atc().stream()
                .filter(code -> code.length() >= length)
                .map(code -> code.substring(0, length))
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }
}
