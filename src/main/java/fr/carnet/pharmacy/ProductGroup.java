package fr.carnet.pharmacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All rows of one product, newest first. */
record ProductGroup(List<Line> lines) {
    private static final Comparator<Line> NEWEST = Comparator.comparing((Line line) -> line.days().last())
            .reversed()
            .thenComparing(Line::reference);

    ProductGroup {
        lines = lines.stream().sorted(NEWEST).toList();
    }

    /** Groups in the order of their newest row. */
    static List<ProductGroup> of(List<Line> lines) {
        Map<String, List<Line>> byProduct = new LinkedHashMap<>();
        lines.stream()
                .sorted(NEWEST)
                .forEach(line -> byProduct
                        .computeIfAbsent(line.kind() + " " + line.product().key(), key -> new ArrayList<>())
                        .add(line));
        return byProduct.values().stream().map(ProductGroup::new).toList();
    }

    Line newest() {
        return lines.get(0);
    }

    String name() {
        return newest().product().name();
    }

    /** As any of its rows, of Assurance Maladie too, tells. */
    Set<String> atc() {
        Set<String> atc = new TreeSet<>();
        lines.forEach(line -> {
            atc.addAll(line.product().atc());
            line.alsoTold().forEach(row -> atc.addAll(row.product().atc()));
        });
        return atc;
    }

    boolean medicine() {
        return newest().kind() == Kind.MEDICINE || newest().kind() == Kind.BIOLOGIC;
    }
}
