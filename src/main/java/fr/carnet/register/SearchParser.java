package fr.carnet.register;

import fr.carnet.register.SearchRequest.Total;
import fr.carnet.shared.fhir.SearchText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the parameters of a search; whatever is not offered is refused by name (CONTRACT 7, {@code not-offered}). */
final class SearchParser {
    static final int DEFAULT_COUNT = 50;
    static final int MAX_COUNT = 100;

    /** Values of one search, all its parameters together: each costs the database work, matched or not. */
    static final int MOST_VALUES = 500;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Set<String> TOTALS = Set.of("none", "estimate", "accurate");
    private static final Set<String> SUMMARIES = Set.of("count", "false", "true", "text", "data");
    private static final Set<String> CONTROLS =
            Set.of("_count", "_sort", "_total", "_summary", "_elements", "_cursor");

    private final SearchParameters parameters;

    SearchParser(SearchParameters parameters) {
        this.parameters = parameters;
    }

    SearchRequest parse(String type, Map<String, List<String>> sent, Instant now) {
        if (parameters.of(type).isEmpty()) {
            throw SearchFaults.typeNotOffered(type);
        }
        List<Condition> conditions = conditions(type, sent, now);
        List<SortKey> sort = sort(type, single(sent, "_sort", ""));
        int count = count(single(sent, "_count", Integer.toString(DEFAULT_COUNT)));
        String total = oneOf("_total", single(sent, "_total", "estimate"), TOTALS);
        String summary = oneOf("_summary", single(sent, "_summary", "false"), SUMMARIES);
        boolean countOnly = count == 0 || summary.equals("count");
        return new SearchRequest(
                conditions,
                sort,
                Math.min(count, MAX_COUNT),
                countOnly,
                countOnly ? Total.EXACT : total(total),
                single(sent, "_cursor", null),
                canonical(sent));
    }

    private static Total total(String asked) {
        return switch (asked) {
            case "none" -> Total.NONE;
            case "accurate" -> Total.EXACT;
            default -> Total.USUAL;
        };
    }

    private List<Condition> conditions(String type, Map<String, List<String>> sent, Instant now) {
        requireFew(sent);
        ConditionParser parser = new ConditionParser(parameters, type, now);
        List<Condition> conditions = new ArrayList<>();
        sent.forEach((name, values) -> {
            if (!CONTROLS.contains(name)) {
                values.forEach(value -> conditions.add(parser.parse(name, value)));
            }
        });
        return conditions;
    }

    private static void requireFew(Map<String, List<String>> sent) {
        int values = 0;
        for (Map.Entry<String, List<String>> one : sent.entrySet()) {
            for (String value : CONTROLS.contains(one.getKey()) ? List.<String>of() : one.getValue()) {
                values += SearchText.alternatives(value).size();
                if (values > MOST_VALUES) {
                    throw SearchFaults.tooMany(one.getKey(), MOST_VALUES);
                }
            }
        }
    }

    private List<SortKey> sort(String type, String sent) {
        if (sent.isEmpty()) {
            return List.of(SortKey.NEWEST);
        }
        List<SortKey> keys = new ArrayList<>();
        for (String part : sent.split(",", -1)) {
            boolean descending = part.startsWith("-");
            SearchParameter parameter = parameters
                    .find(type, descending ? part.substring(1) : part)
                    .filter(found -> found.sortable() && !found.isModifier())
                    .orElseThrow(() -> SearchFaults.notOffered(type, "_sort"));
            boolean number = parameter.type() == ParameterType.DATE;
            keys.add(new SortKey(
                    parameters.storedNumber(type, parameter), parameter.column(), number, descending));
        }
        if (keys.size() > 4) {
            throw SearchFaults.malformed("_sort");
        }
        return keys;
    }

    private static int count(String sent) {
        if (!NUMBER.matcher(sent).matches()) {
            throw SearchFaults.malformed("_count");
        }
        return Integer.parseInt(sent);
    }

    private static String oneOf(String name, String sent, Set<String> offered) {
        String value = sent.toLowerCase(Locale.ROOT);
        if (!offered.contains(value)) {
            throw SearchFaults.malformed(name);
        }
        return value;
    }

    private static String single(Map<String, List<String>> sent, String name, String absent) {
        List<String> values = sent.getOrDefault(name, List.of());
        if (values.size() > 1 || values.size() == 1 && values.get(0).isBlank()) {
            throw SearchFaults.malformed(name);
        }
        return values.isEmpty() ? absent : values.get(0);
    }

    /** Names and values are told apart by lengths, so that no two questions share a form. */
    private static String canonical(Map<String, List<String>> sent) {
        StringBuilder form = new StringBuilder();
        new TreeMap<>(sent).forEach((name, values) -> {
            if (!CONTROLS.contains(name) || name.equals("_sort")) {
                new TreeSet<>(values).forEach(value -> form.append(name.length()).append(':').append(name)
                        .append(value.length()).append(':').append(value));
            }
        });
        return form.toString();
    }
}
