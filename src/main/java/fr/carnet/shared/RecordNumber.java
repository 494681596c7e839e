package fr.carnet.shared;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of one person's record: partition number of everything in it and prefix of every id ({@code p<number>-<uuid>}).
 *
 * @param value 1 to 1,999,999,999
 */
public record RecordNumber(int value) {
    private static final Pattern PREFIXED_ID = Pattern.compile("p([1-9][0-9]{0,9})-[A-Za-z0-9\\-.]{1,52}");

    public RecordNumber {
        if (value < 1 || value >= 2_000_000_000) {
            throw new IllegalArgumentException("record number out of range");
        }
    }

    /** The record an id belongs to; empty when the id does not have the form of ours. */
    public static Optional<RecordNumber> ofId(String id) {
        if (id == null) {
            return Optional.empty();
        }
        Matcher matcher = PREFIXED_ID.matcher(id);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return number < 2_000_000_000 ? Optional.of(new RecordNumber((int) number)) : Optional.empty();
    }

    /** A fresh id in this record. */
    public String newId() {
        return "p" + value + "-" + UUID.randomUUID();
    }
}
