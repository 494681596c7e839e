package fr.carnet.backfill;

import fr.carnet.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The 24 months before opening: whole days in Europe/Paris, both bounds included (CONTRACT 4).
 *
 * @param from first day, the day of opening minus 24 months (the last day of the month when it has no such day)
 * @param to last day, the day of opening
 */
public record HistoryWindow(LocalDate from, LocalDate to) {
    private static final int MONTHS = 24;

    public static HistoryWindow before(Instant openedAt) {
        LocalDate opening = openedAt.atZone(BusinessClock.PARIS).toLocalDate();
        return new HistoryWindow(opening.minusMonths(MONTHS), opening);
    }

    /** The import is due at 00:00 of the day after opening, Europe/Paris. */
    public static Instant dueAfter(Instant openedAt) {
        LocalDate opening = openedAt.atZone(BusinessClock.PARIS).toLocalDate();
        return opening.plusDays(1).atStartOfDay(BusinessClock.PARIS).toInstant();
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
