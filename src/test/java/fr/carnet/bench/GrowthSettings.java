package fr.carnet.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the growth mode measures: {@code --growth 10000 --rounds 200 --into FILE --database jdbc:postgresql://…/ --user …
 * --password …}. Sizes are the tenths of the number of people down to a thousand, and that number.
 *
 * @param rounds how often each question is asked at each size
 * @param database address of a server where databases may be created, with a slash at the end; null: one of our own
 */
record GrowthSettings(int people, int rounds, Path into, String database, String user, String password) {
    static final String SWITCH = "--growth";
    private static final Set<String> KNOWN = new TreeSet<>(Set.of("growth", "rounds", "into", "database", "user", "password"));

    static GrowthSettings of(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].replaceFirst("^--", "");
            boolean value = i + 1 < arguments.length && !arguments[i + 1].startsWith("--");
            if (!KNOWN.contains(name) || !value && !name.equals("growth")) {
                throw new IllegalArgumentException("unknown or incomplete: " + arguments[i] + "; known: " + KNOWN);
            }
            given.put(name, value ? arguments[++i] : "10000");
        }
        return new GrowthSettings(
                Integer.parseInt(given.get("growth")),
                Integer.parseInt(given.getOrDefault("rounds", "200")),
                Path.of(given.getOrDefault("into", "target/bench/growth.json")),
                given.get("database"),
                given.getOrDefault("user", "postgres"),
                given.getOrDefault("password", "postgres"));
    }

    List<Integer> sizes() {
        TreeSet<Integer> sizes = new TreeSet<>();
        for (int size = people; size >= 1000 || size == people; size /= 10) {
            sizes.add(size);
        }
        return List.copyOf(sizes);
    }
}
