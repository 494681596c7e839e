package fr.carnet.audit;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A search of the trace as asked: {@code date}, {@code agent}, {@code action}, {@code outcome}, {@code _sort} by date,
 * {@code _count}, {@code _total}, {@code _summary=count}. Anything else is refused before data is touched.
 *
 * @param dates each inner list is an OR, all of them an AND
 * @param agents the same
 * @param actions the same: C, R, U, D, E
 * @param outcomes the same: true granted
 * @param asked the search as one line, for the trace
 * @param fingerprint tells one search from another, whatever the page
 */
public record TrailQuery(
        List<List<DateRange>> dates,
        List<List<String>> agents,
        List<List<String>> actions,
        List<List<Boolean>> outcomes,
        boolean oldestFirst,
        int count,
        boolean countOnly,
        boolean withTotal,
        Optional<String> cursor,
        String asked,
        String fingerprint) {
    /** Most entries on one page. */
    public static final int LARGEST_PAGE = 100;

    private static final Set<String> ACTIONS = Set.of("C", "R", "U", "D", "E");
    private static final Map<String, List<String>> CHOICES = Map.of(
            "_sort", List.of("date", "-date"),
            "_total", List.of("accurate", "estimate", "none"),
            "_summary", List.of("count", "false"));

    /** @param parameters without those that name the record, {@code _format} and {@code _pretty} */
    public static TrailQuery parse(Map<String, List<String>> parameters) {
        Set<String> offered =
                Set.of("date", "agent", "agent:identifier", "action", "outcome", "_sort", "_count", "_total", "_summary", "_cursor");
        parameters.keySet().stream().filter(name -> !offered.contains(name)).findFirst().ifPresent(TrailQuery::refuse);
        CHOICES.forEach((name, choices) -> single(parameters, name)
                .filter(value -> !choices.contains(value))
                .ifPresent(value -> refuse(name)));
        List<List<String>> agents = new ArrayList<>(lists(parameters, "agent"));
        agents.addAll(lists(parameters, "agent:identifier"));
        int count = single(parameters, "_count").map(TrailQuery::count).orElse(20);
        return new TrailQuery(
                each(lists(parameters, "date"), DateRange::parse),
                agents,
                each(lists(parameters, "action"), TrailQuery::action),
                each(lists(parameters, "outcome"), TrailQuery::outcome),
                single(parameters, "_sort").filter("date"::equals).isPresent(),
                count,
                count == 0 || single(parameters, "_summary").filter("count"::equals).isPresent(),
                single(parameters, "_total").filter("none"::equals).isEmpty(),
                single(parameters, "_cursor"),
                line(parameters),
                fingerprint(parameters));
    }

    private static String line(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("_cursor"))
                .flatMap(parameter -> parameter.getValue().stream().map(value -> parameter.getKey() + "=" + value))
                .collect(Collectors.joining("&"));
    }

    private static String fingerprint(Map<String, List<String>> parameters) {
        Map<String, List<String>> search = new TreeMap<>(parameters);
        search.keySet().removeAll(Set.of("_cursor", "_total", "_count"));
        return search.toString();
    }

    private static Optional<String> single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            refuse(name);
        }
        return values.stream().findFirst();
    }

    private static List<List<String>> lists(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(value -> {
                    List<String> alternatives = List.of(value.split(",", -1));
                    if (alternatives.stream().anyMatch(String::isBlank)) {
                        refuse(name);
                    }
                    return alternatives;
                })
                .toList();
    }

    private static <T> List<List<T>> each(
            List<List<String>> values, java.util.function.Function<String, T> reading) {
        return values.stream().map(list -> list.stream().map(reading).toList()).toList();
    }

    private static int count(String value) {
        if (!value.matches("[0-9]{1,6}")) {
            refuse("_count");
        }
        return Math.min(Integer.parseInt(value), LARGEST_PAGE);
    }

    private static String action(String token) {
        String code = code(token, "http://hl7.org/fhir/audit-event-action", "action");
        if (!ACTIONS.contains(code)) {
            refuse("action");
        }
        return code;
    }

    /** Of the four outcomes Carnet knows two: 0 success, 4 refused; nothing ever bears 8 or 12. */
    private static Boolean outcome(String token) {
        String code = code(token, "http://hl7.org/fhir/audit-event-outcome", "outcome");
        return switch (code) {
            case "0" -> Boolean.TRUE;
            case "4" -> Boolean.FALSE;
            default -> throw notOffered("outcome");
        };
    }

    private static String code(String token, String system, String parameter) {
        int bar = token.indexOf('|');
        if (bar > 0 && !token.substring(0, bar).equals(system)) {
            refuse(parameter);
        }
        return token.substring(bar + 1);
    }

    static void refuse(String parameter) {
        throw notOffered(parameter);
    }

    static Refusal notOffered(String parameter) {
        return Refusal.of(
                ErrorCode.NOT_OFFERED,
                null,
                "Paramètre ou valeur non proposé : " + parameter.replaceAll("[^\\w.:\\-]", "?"),
                "Parameter or value not offered: " + parameter.replaceAll("[^\\w.:\\-]", "?"));
    }
}
