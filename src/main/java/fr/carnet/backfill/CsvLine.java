package fr.carnet.backfill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** One line of a CSV history: {@code id;date;kind;code;system;label;quantity;atc;secret}. */
final class CsvLine {
    private static final int NEEDED = 6;
    private static final int QUANTITY = 6;
    private static final int ATC = 7;
    private static final int SECRET = 8;

    private CsvLine() {}

    static HistoryRow read(String line) {
        List<String> cells = cells(line.startsWith("\ufeff") ? line.substring(1) : line);
        if (cells.get(0).equals("id")) {
            return null;
        }
        if (cells.size() < NEEDED) {
            throw new IllegalArgumentException("fewer than " + NEEDED + " columns");
        }
        HistoryKind kind = HistoryKind.ofCode(cells.get(2))
                .orElseThrow(() -> new IllegalArgumentException("unknown kind"));
        String atc = cell(cells, ATC);
        return new HistoryRow(
                cells.get(0), date(cells.get(1)), kind, cells.get(3), cells.get(4), cells.get(5),
                quantity(cell(cells, QUANTITY)), atc.isEmpty() ? null : atc, secret(cell(cells, SECRET)));
    }

    private static String cell(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a date", e);
        }
    }

    private static BigDecimal quantity(String text) {
        try {
            return text.isEmpty() ? null : new BigDecimal(text.replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("quantity is not a number", e);
        }
    }

    /** Anything but a clear no is secret: in doubt the row is kept from the representatives. */
    private static boolean secret(String text) {
        return !(text.isEmpty() || text.equals("false") || text.equals("non") || text.equals("0"));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                cells.add(cell.toString().trim());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        cells.add(cell.toString().trim());
        return cells;
    }
}
