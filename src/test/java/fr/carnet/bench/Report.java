package fr.carnet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of one run: each figure of both targets, their ratio, and the ratio to the last run recorded in the file. */
record Report(BenchSettings settings, Map<String, Map<String, Double>> results) {
    static Report of(BenchSettings settings, Map<String, Map<String, Double>> results) {
        return new Report(settings, results);
    }

    void printAndRecord() throws IOException {
        JsonNode last = Files.exists(settings.into()) ? Http.JSON.readTree(settings.into().toFile()) : null;
        System.out.println(table(last));
        if (settings.into().getParent() != null) {
            Files.createDirectories(settings.into().getParent());
        }
        Http.JSON.writerWithDefaultPrettyPrinter().writeValue(settings.into().toFile(), record());
        System.out.println("recorded in " + settings.into());
    }

    private String table(JsonNode last) throws IOException {
        Map<String, Double> stock = results.getOrDefault("stock", Map.of());
        Map<String, Double> carnet = results.getOrDefault("carnet", Map.of());
        Set<String> names = new TreeSet<>(stock.keySet());
        names.addAll(carnet.keySet());
        StringBuilder text = new StringBuilder("\n" + machine() + "; " + settings.people() + " people\n\n");
        text.append("| figure | stock | carnet | carnet / stock | carnet / last run |\n|---|---|---|---|---|\n");
        for (String name : names) {
            Double before = last == null || !last.at("/carnet").has(name) ? null : last.at("/carnet").get(name).asDouble();
            text.append("| ").append(name);
            text.append(" | ").append(number(stock.get(name)));
            text.append(" | ").append(number(carnet.get(name)));
            text.append(" | ").append(ratio(carnet.get(name), stock.get(name)));
            text.append(" | ").append(ratio(carnet.get(name), before)).append(" |\n");
        }
        return text.toString();
    }

    private ObjectNode record() throws IOException {
        ObjectNode record = Http.JSON.createObjectNode();
        record.put("recorded", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        record.put("machine", machine());
        record.put("people", settings.people());
        results.forEach((target, figures) -> record.set(target, Http.JSON.valueToTree(new TreeMap<>(figures))));
        return record;
    }

    static String machine() throws IOException {
        Path cpu = Path.of("/proc/cpuinfo");
        String model = Files.exists(cpu)
                ? Files.readAllLines(cpu).stream()
                        .filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.replaceFirst(".*:\\s*", ""))
                        .orElse("unknown processor")
                : System.getProperty("os.name");
        return model + ", " + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + System.getProperty("java.version");
    }

    private static String number(Double value) {
        return value == null ? "" : String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.1f", value);
    }

    private static String ratio(Double value, Double other) {
        return value == null || other == null || other == 0 ? "" : String.format(Locale.ROOT, "%.2f", value / other);
    }
}
