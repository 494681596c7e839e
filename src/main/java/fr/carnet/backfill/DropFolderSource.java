package fr.carnet.backfill;

import fr.carnet.shared.BusinessIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Histories dropped as files into a folder, one file per person, UTF-8, in any order of rows:
 *
 * <ul>
 *   <li>{@code <INS value>.csv}: first line {@code id;date;kind;code;system;label;quantity;atc;secret}, then one row a
 *       line. {@code date} is {@code YYYY-MM-DD}, {@code kind} one of {@link HistoryKind#code()}, the last three columns
 *       may be empty or missing. A value holding {@code ;} or a quote stands in double quotes, quotes doubled.
 *   <li>{@code <INS value>.ndjson}: one FHIR R4 resource a line, of the types the import itself makes; its first
 *       identifier is the row's id.
 * </ul>
 *
 * <p>A line that cannot be read is reported in the log by its number and left out; the others count. A corrected file
 * replaces the old one under the same name, rows keeping their ids. A person's file goes with his record.
 */
final class DropFolderSource implements HistorySource {
    private static final Logger LOG = LoggerFactory.getLogger(DropFolderSource.class);
    private static final Pattern INS_VALUE = Pattern.compile("[0-9AB]{13,15}");

    private final Path folder;

    DropFolderSource(Path folder) {
        this.folder = folder;
    }

    /** Reads one line; null for a line that holds no row, such as a heading. */
    @FunctionalInterface
    interface LineReader {
        HistoryRow read(String line);
    }

    /** A line that could not be read, and why; never its content. */
    record BadLine(int number, String reason) {}

    @Override
    public boolean knows(BusinessIdentifier ins) {
        return file(ins).isPresent();
    }

    @Override
    public List<HistoryRow> rows(
            BusinessIdentifier ins, HistoryWindow window, Optional<HistoryRow.Position> after, int max) {
        List<BadLine> bad = new ArrayList<>();
        List<HistoryRow> all = file(ins).map(path -> read(path, bad)).orElse(List.of());
        if (after.isEmpty()) {
            bad.forEach(line -> LOG.warn("history file: line {} left out: {}", line.number(), line.reason()));
        }
        return all.stream()
                .filter(row -> window.contains(row.date()))
                .filter(row -> after.isEmpty() || row.position().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(HistoryRow::position))
                .limit(max)
                .toList();
    }

    @Override
    public List<HistoryRow> all(BusinessIdentifier ins, HistoryWindow window) {
        return rows(ins, window, Optional.empty(), Integer.MAX_VALUE);
    }

    /** A folder that may not be written to is the operator's to clear; the destruction goes on. */
    @Override
    public void forget(BusinessIdentifier ins) {
        for (Path file : files(ins).toList()) {
            try {
                Files.delete(file);
            } catch (IOException left) {
                LOG.error("event=history-file-left kind={}", left.getClass().getSimpleName());
            }
        }
    }

    private Optional<Path> file(BusinessIdentifier ins) {
        return files(ins).findFirst();
    }

    private Stream<Path> files(BusinessIdentifier ins) {
        return INS_VALUE.matcher(ins.value()).matches()
                ? Stream.of(".csv", ".ndjson")
                        .map(ending -> folder.resolve(ins.value() + ending))
                        .filter(Files::isRegularFile)
                : Stream.empty();
    }

    static List<HistoryRow> read(Path file, List<BadLine> bad) {
        LineReader reader = file.toString().endsWith(".csv") ? CsvLine::read : FhirLine::read;
        List<HistoryRow> rows = new ArrayList<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                readLine(reader, line, number, rows, bad);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a history file could not be read", e);
        }
        return rows;
    }

    private static void readLine(
            LineReader reader, String line, int number, List<HistoryRow> rows, List<BadLine> bad) {
        if (line.isBlank()) {
            return;
        }
        try {
            HistoryRow row = reader.read(line);
            if (row != null) {
                rows.add(row);
            }
        } catch (IllegalArgumentException e) {
            bad.add(new BadLine(number, e.getMessage()));
        }
    }
}
