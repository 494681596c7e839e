package fr.carnet.vaccination.forecast;

import fr.carnet.vaccination.schedule.Rule.Strength;
import java.time.LocalDate;
import java.util.List;

/**
 * One line of a forecast.
 *
 * @param series code of the series
 * @param rule id of the rule that produced the line
 * @param doseNumber of the next dose, counting those that count; 0 when there is none
 * @param seriesDoses how many there are; 0 when they have no end
 * @param earliest first day the next dose counts; null when there is none
 * @param due day it is to be given; null when there is none
 * @param overdue first day it is late; null when it never is
 * @param latest last day of the rule or of its season; null when it has none
 * @param doses ids of the doses that count
 * @param because the circumstance that forbids it or protects already, or {@code allergy}; null otherwise
 */
public record Line(
        String series,
        String rule,
        Status status,
        Strength strength,
        int doseNumber,
        int seriesDoses,
        LocalDate earliest,
        LocalDate due,
        LocalDate overdue,
        LocalDate latest,
        List<String> doses,
        String because) {
    /** Where a series stands. */
    public enum Status {
        DUE,
        OVERDUE,
        /** Up to date; the next dose comes later. */
        UPCOMING,
        COMPLETE,
        CONTRAINDICATED,
        IMMUNE
    }

    /** Is a dose to be given now? */
    public boolean toGive() {
        return status == Status.DUE || status == Status.OVERDUE;
    }
}
