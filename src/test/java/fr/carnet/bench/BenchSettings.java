package fr.carnet.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is measured: {@code --people 60 --callers 8,1 --seconds 15 --warmup 60 --targets carnet,stock --into FILE
 * --profile FOLDER --database jdbc:postgresql://…/ --user … --password …}.
 *
 * @param callers at once, in the order measured: the most first, so that one caller alone meets compiled code
 * @param seconds of each measured read run
 * @param warmup seconds of reads, and of deposits, before the first measured run
 * @param profile folder that gets a flight recording of each server (Java Mission Control, {@code jfr}); null: none
 * @param database address of a server where databases may be created, with a slash at the end; null: one of our own
 */
record BenchSettings(
        int people,
        List<Integer> callers,
        int seconds,
        int warmup,
        List<String> targets,
        Path into,
        Path profile,
        String database,
        String user,
        String password) {
    static final int DOCUMENTS = 20;
    static final int DISPENSATIONS = 24;
    static final int ALLERGIES = 2;
    static final int CONTENT_BYTES = 30_000;

    static BenchSettings of(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        List<String> known = List.of(
                "people", "callers", "seconds", "warmup", "targets", "into", "profile", "database", "user", "password");
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (!known.contains(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("unknown or incomplete: " + arguments[i] + "; known: " + known);
            }
            given.put(name, arguments[i + 1]);
        }
        return new BenchSettings(
                Integer.parseInt(given.getOrDefault("people", "60")),
                numbers(given.getOrDefault("callers", "8,1")),
                Integer.parseInt(given.getOrDefault("seconds", "15")),
                Integer.parseInt(given.getOrDefault("warmup", "60")),
                new ArrayList<>(List.of(given.getOrDefault("targets", "stock,carnet").split(","))),
                Path.of(given.getOrDefault("into", "target/bench/last.json")),
                given.containsKey("profile") ? Path.of(given.get("profile")) : null,
                given.get("database"),
                given.getOrDefault("user", "postgres"),
                given.getOrDefault("password", "postgres"));
    }

    int mostCallers() {
        return callers.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    private static List<Integer> numbers(String text) {
        return Stream.of(text.split(",")).map(Integer::valueOf).toList();
    }
}
