package fr.carnet.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code scripts/bench-life} measures.
 *
 * @param documents and dispensations of the one record
 * @param people whose histories are due on the same night, with so many {@code rows} each
 * @param database {@code h2}, {@code postgresql} (one of our own), or a server's address with a slash at the end
 */
record LifeSettings(
        int documents, int dispensations, int people, int rows, String database, String user, String password) {
    static LifeSettings of(String[] words) {
        Map<String, String> given = new HashMap<>();
        List<String> known = List.of("documents", "dispensations", "people", "rows", "database", "user", "password");
        for (int i = 0; i < words.length; i += 2) {
            String name = words[i].replaceFirst("^--", "");
            if (!known.contains(name) || i + 1 == words.length) {
                throw new IllegalArgumentException("unknown or incomplete: " + words[i] + "; known: " + known);
            }
            given.put(name, words[i + 1]);
        }
        return new LifeSettings(
                Integer.parseInt(given.getOrDefault("documents", "2000")),
                Integer.parseInt(given.getOrDefault("dispensations", "5000")),
                Integer.parseInt(given.getOrDefault("people", "10000")),
                Integer.parseInt(given.getOrDefault("rows", "20")),
                given.getOrDefault("database", "h2"),
                given.getOrDefault("user", "postgres"),
                given.getOrDefault("password", "postgres"));
    }
}
