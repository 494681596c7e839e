package fr.carnet.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of a growth run: p50 of each operation at each size, and how much it grew from the first to the last. */
record GrowthReport(GrowthSettings settings, Map<Integer, Map<String, Double>> results) {
    void printAndRecord() throws IOException {
        System.out.println(table());
        Files.createDirectories(settings.into().toAbsolutePath().getParent());
        Http.JSON.writerWithDefaultPrettyPrinter().writeValue(settings.into().toFile(), record());
        System.out.println("recorded in " + settings.into());
    }

    private List<Integer> sizes() {
        return new ArrayList<>(results.keySet());
    }

    private String table() throws IOException {
        StringBuilder text = new StringBuilder("\n" + Report.machine() + "; p50 in ms, one caller\n\n| operation |");
        sizes().forEach(size -> text.append(' ').append(size).append(" people |"));
        text.append(" last / first |\n|---|").append("---|".repeat(sizes().size() + 1)).append('\n');
        for (String operation : results.get(sizes().get(0)).keySet()) {
            text.append("| ").append(operation).append(" |");
            for (int size : sizes()) {
                text.append(String.format(Locale.ROOT, " %.2f |", results.get(size).get(operation)));
            }
            text.append(String.format(Locale.ROOT, " %.2f |\n", slope(operation)));
        }
        return text.toString();
    }

    private double slope(String operation) {
        List<Integer> sizes = sizes();
        return results.get(sizes.get(sizes.size() - 1)).get(operation) / results.get(sizes.get(0)).get(operation);
    }

    private ObjectNode record() throws IOException {
        ObjectNode record = Http.JSON.createObjectNode();
        record.put("recorded", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        record.put("machine", Report.machine());
        ObjectNode figures = record.putObject("p50, ms, by people and operation");
        results.forEach((size, medians) -> figures.set(String.valueOf(size), Http.JSON.valueToTree(medians)));
        ObjectNode slopes = record.putObject("last / first");
        results.get(sizes().get(0)).keySet().forEach(operation -> slopes.put(operation, slope(operation)));
        return record;
    }
}
