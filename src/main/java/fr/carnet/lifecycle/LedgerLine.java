package fr.carnet.lifecycle;

import fr.carnet.shared.RecordNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One destruction as the ledger keeps it: number, digest of the Patient's id, instant, and a check of the line. The id is
 * random, so its digest tells nothing; with the number alone a record opened after a restore could be taken for it.
 */
record LedgerLine(RecordNumber number, String patientDigest, Instant at) {
    private static final String TAB = "\t";
    private static final int PARTS = 4;
    private static final int CHECK_LENGTH = 16;

    static LedgerLine of(RecordNumber number, String patientId, Instant at) {
        return new LedgerLine(number, sha256(patientId), at);
    }

    boolean isOf(String patientId) {
        return patientDigest.equals(sha256(patientId));
    }

    String text() {
        String body = number.value() + TAB + patientDigest + TAB + at;
        return body + TAB + check(body);
    }

    /** Empty for a line that is not as it was written. */
    static Optional<LedgerLine> parse(String text) {
        String[] parts = text.split(TAB, -1);
        int end = text.lastIndexOf(TAB);
        if (parts.length != PARTS || !check(text.substring(0, end)).equals(parts[PARTS - 1])) {
            return Optional.empty();
        }
        try {
            RecordNumber number = new RecordNumber(Integer.parseInt(parts[0]));
            return Optional.of(new LedgerLine(number, parts[1], Instant.parse(parts[2])));
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    private static String check(String body) {
        return sha256(body).substring(0, CHECK_LENGTH);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
