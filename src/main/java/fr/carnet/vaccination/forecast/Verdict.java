package fr.carnet.vaccination.forecast;

/**
 * Whether one dose counts in one series.
 *
 * @param number its number among those that count; 0 when it does not
 * @param seriesDoses how many there are; 0 when they have no end
 * @param reason {@code too-young}, {@code too-soon}, {@code extra}; null when it counts
 */
public record Verdict(String dose, String series, String rule, int number, int seriesDoses, String reason) {
    public boolean valid() {
        return reason == null;
    }
}
