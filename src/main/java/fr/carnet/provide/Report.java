package fr.carnet.provide;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of every file, written as CSV, or as JSON when the report's name ends so. */
final class Report {
    private static final String COLUMNS = "file,kind,result,status,location,code,message\n";

    private final Path file;
    private final List<Outcome> outcomes = new ArrayList<>();

    Report(Path file) {
        this.file = file;
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    long refused() {
        return outcomes.stream().filter(Outcome::isRefused).count();
    }

    long count(String result) {
        return outcomes.stream().filter(o -> o.result().equals(result)).count();
    }

    Path file() {
        return file;
    }

    void write() throws IOException {
        String text = file.toString().endsWith(".json")
                ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(outcomes) + "\n"
                : COLUMNS + outcomes.stream().map(Report::line).collect(Collectors.joining());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static String line(Outcome o) {
        return Stream.of(o.file(), o.kind(), o.result(), o.status() == 0 ? "" : o.status(), o.location(), o.code(),
                        o.message())
                .map(value -> quoted(value.toString()))
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String value) {
        return value.matches("[^,\"\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
