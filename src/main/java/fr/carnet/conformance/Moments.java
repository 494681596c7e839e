package fr.carnet.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Property;

/**
 * The dates of one element, known by their form and by their order among each other: invariants compare a date with its
 * neighbours only (per-1, mdd-1). Neighbours of different forms keep their values.
 */
final class Moments {
    private static final String DAY = "(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}";
    private static final Pattern DATE = Pattern.compile(DAY);
    private static final Pattern TIME = Pattern.compile(
            DAY + "T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{3})?(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9])");

    private final Map<Base, String> kinds = new IdentityHashMap<>();

    Moments(Base parent) {
        List<BaseDateTimeType> dates = new ArrayList<>();
        for (Property property : parent.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof BaseDateTimeType date && date.hasPrimitiveValue()) {
                    dates.add(date);
                }
            }
        }
        if (all(dates, TIME) || all(dates, DATE)) {
            long[] order = dates.stream().mapToLong(Moments::millis).sorted().distinct().toArray();
            dates.forEach(date -> kinds.put(date, form(date) + Arrays.binarySearch(order, millis(date))));
        }
    }

    /** The kind of that date, or {@code null} when its value counts. */
    String of(Base date) {
        return kinds.get(date);
    }

    private static boolean all(List<BaseDateTimeType> dates, Pattern form) {
        return dates.stream()
                .allMatch(date -> date.getValue() != null
                        && form.matcher(date.getValueAsString()).matches());
    }

    private static long millis(BaseDateTimeType date) {
        return date.getValue().getTime();
    }

    private static String form(BaseDateTimeType date) {
        String text = date.getValueAsString();
        return text.length() + (text.endsWith("Z") ? "Z" : "") + "#";
    }
}
