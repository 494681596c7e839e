package fr.carnet.pharmacy;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Immunization;

/**
 * The pharmacy's row and the row of Assurance Maladie that tell of the same box are one: same type, same product, same
 * day (within {@code carnet.pharmacy.duplicate-days}) and no contradicting quantity. The pharmacy's stays and names the
 * other. One row is matched with one row only, so two boxes on one day stay two. A vaccination that the book took from a
 * dispensation tells nothing more than the dispensation. Looks only at what the caller sees.
 */
record Doubles(int days) {
    /** Under it the vaccination book names the dispensation a vaccination was taken from. */
    private static final String TAKEN = "https://carnet.example/fhir/NamingSystem/vaccine-dispensation";

    private static final Comparator<Line> BY_DAY =
            Comparator.comparing((Line line) -> line.days().first()).thenComparing(Line::reference);

    List<Line> merged(List<Line> all) {
        List<Line> lines = all.stream().filter(line -> !takenFromOneOf(all, line)).toList();
        List<Line> own = lines.stream().filter(line -> !line.insurance()).sorted(BY_DAY).toList();
        Map<Line, Line> told = new HashMap<>();
        List<Line> alone = new ArrayList<>();
        for (Line row : lines.stream().filter(Line::insurance).sorted(BY_DAY).toList()) {
            own.stream()
                    .filter(line -> !told.containsKey(line) && sameBox(line, row))
                    .min(Comparator.comparing(line -> distance(line, row)))
                    .ifPresentOrElse(line -> told.put(line, row), () -> alone.add(row));
        }
        List<Line> merged = new ArrayList<>(alone);
        own.forEach(line -> merged.add(told.containsKey(line) ? line.told(List.of(told.get(line))) : line));
        return merged;
    }

    private static boolean takenFromOneOf(List<Line> all, Line line) {
        return line.resource() instanceof Immunization taken
                && taken.getIdentifier().stream()
                        .filter(identifier -> TAKEN.equals(identifier.getSystem()) && identifier.hasValue())
                        .map(identifier -> "MedicationDispense/" + identifier.getValue())
                        .anyMatch(dispense -> all.stream().anyMatch(other -> other.reference().equals(dispense)));
    }

    private boolean sameBox(Line line, Line row) {
        boolean quantities = line.quantity() == null
                || row.quantity() == null
                || line.quantity().compareTo(row.quantity()) == 0;
        return quantities
                && line.resource().fhirType().equals(row.resource().fhirType())
                && distance(line, row) <= days
                && line.product().sameAs(row.product());
    }

    private static long distance(Line line, Line row) {
        return Math.abs(ChronoUnit.DAYS.between(line.days().first(), row.days().first()));
    }
}
