package fr.carnet.backfill;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * One row of the Assurance Maladie history of a person: what was delivered or done, never what it cost.
 *
 * @param id identifies the row in its source; a correction bears the same id
 * @param date day of the care, or first day of a stay
 * @param code in {@code system}: CIP13, LPP, CCAM, NGAP, NABM, GHM…
 * @param quantity boxes, units, acts, or days of a stay; null when not told
 * @param atc ATC class of a medicine or vaccine; null when not told
 * @param secret care a minor keeps secret (CSP L1111-5): Assurance Maladie must not push it (R1111-33)
 */
public record HistoryRow(
        String id,
        LocalDate date,
        HistoryKind kind,
        String code,
        String system,
        String label,
        BigDecimal quantity,
        String atc,
        boolean secret) {
    public HistoryRow {
        if (id == null || id.isBlank() || id.length() > 128) {
            throw new IllegalArgumentException("a history row needs an id of at most 128 characters");
        }
        if (date == null || kind == null || code == null || code.isBlank() || label == null || label.isBlank()) {
            throw new IllegalArgumentException("a history row needs a date, a kind, a code and a label");
        }
    }

    /** Where this row stands in the order of its source: by date, then by id. */
    public Position position() {
        return new Position(date, id);
    }

    /** Changes when anything of the row changes: tells a late correction from a repetition. */
    String digest() {
        String plainQuantity = quantity == null ? "" : quantity.stripTrailingZeros().toPlainString();
        String text = String.join(
                "\u001f", id, date.toString(), kind.code(), code, text(system), label, plainQuantity, text(atc));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /** A place in the order of a source. */
    public record Position(LocalDate date, String id) implements Comparable<Position> {
        @Override
        public int compareTo(Position other) {
            int byDate = date.compareTo(other.date);
            return byDate != 0 ? byDate : id.compareTo(other.id);
        }
    }
}
