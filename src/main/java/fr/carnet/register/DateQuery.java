package fr.carnet.register;

import java.time.Instant;
import java.util.Optional;

/**
 * One date asked, with its prefix (FHIR R4, 3.1.1.4.7), against the range of a stored date.
 *
 * <p>{@code ge} and {@code le} take in every range that reaches into or beyond the asked one, so that they are the
 * contrary of {@code eb} and {@code sa}, as FHIR servers do; {@code ap} widens by a tenth of the distance to now.
 */
record DateQuery(Prefix prefix, DateRange asked) {
    enum Prefix {
        EQ,
        NE,
        LT,
        GT,
        LE,
        GE,
        SA,
        EB,
        AP
    }

    static Optional<DateQuery> parse(String text, Instant now) {
        Prefix prefix = Prefix.EQ;
        String date = text;
        if (text.length() > 2 && Character.isLetter(text.charAt(0))) {
            Optional<Prefix> named = prefix(text.substring(0, 2));
            if (named.isEmpty()) {
                return Optional.empty();
            }
            prefix = named.get();
            date = text.substring(2);
        }
        Prefix read = prefix;
        return DateRange.parse(date)
                .map(range -> new DateQuery(read, read == Prefix.AP ? widened(range, now.toEpochMilli()) : range));
    }

    /** @param low SQL of the stored range's first millisecond; {@code high} of its last */
    void write(Sql sql, String low, String high) {
        switch (prefix) {
            case EQ -> sql.add("(" + low + " >= ? and " + high + " <= ?)", asked.low(), asked.high());
            case NE -> sql.add("(" + low + " < ? or " + high + " > ?)", asked.low(), asked.high());
            case LT -> sql.add(low + " < ?", asked.low());
            case GT -> sql.add(high + " > ?", asked.high());
            case LE -> sql.add(low + " <= ?", asked.high());
            case GE -> sql.add(high + " >= ?", asked.low());
            case SA -> sql.add(low + " > ?", asked.high());
            case EB -> sql.add(high + " < ?", asked.low());
            case AP -> sql.add("(" + low + " <= ? and " + high + " >= ?)", asked.high(), asked.low());
        }
    }

    private static Optional<Prefix> prefix(String text) {
        for (Prefix prefix : Prefix.values()) {
            if (prefix.name().equalsIgnoreCase(text) && text.equals(text.toLowerCase(java.util.Locale.ROOT))) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }

    private static DateRange widened(DateRange range, long now) {
        long distance = now < range.low() ? range.low() - now : Math.max(0, now - range.high());
        return new DateRange(range.low() - distance / 10, range.high() + distance / 10);
    }
}
