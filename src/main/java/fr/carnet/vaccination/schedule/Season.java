package fr.carnet.vaccination.schedule;

import java.time.LocalDate;
import java.time.MonthDay;

/** A campaign that comes back every year. {@code until} is the first day after it. */
public record Season(String code, MonthDay from, MonthDay until) {
    /** First day of the season that contains the day, or of the next one. */
    public LocalDate startFor(LocalDate day) {
        LocalDate lastYear = from.atYear(day.getYear() - 1);
        LocalDate thisYear = from.atYear(day.getYear());
        if (day.isBefore(endOf(lastYear))) {
            return lastYear;
        }
        return day.isBefore(endOf(thisYear)) ? thisYear : from.atYear(day.getYear() + 1);
    }

    /** First day after the season that begins on that day. */
    public LocalDate endOf(LocalDate start) {
        LocalDate sameYear = until.atYear(start.getYear());
        return sameYear.isAfter(start) ? sameYear : until.atYear(start.getYear() + 1);
    }

    /** The day itself when in season, else the first day of the next one. */
    public LocalDate within(LocalDate day) {
        LocalDate start = startFor(day);
        return day.isBefore(start) ? start : day;
    }
}
