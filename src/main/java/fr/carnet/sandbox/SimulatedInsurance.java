package fr.carnet.sandbox;

import fr.carnet.backfill.HistoryRow;
import fr.carnet.backfill.HistorySource;
import fr.carnet.backfill.HistoryWindow;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A simulated Assurance Maladie: it has a history for anybody, derived from the INS value and the day alone, so that it
 * is the same at every reading and needs no storage. A row appears when its day has come.
 */
@Component
@Order(10)
@ConditionalOnProperty("carnet.sandbox.enabled")
class SimulatedInsurance implements HistorySource {
    /** How far back it reaches, well beyond the 24 months of the import. */
    static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    private final BusinessClock clock;
    private final InsuranceCodes codes = InsuranceCodes.load();

    SimulatedInsurance(BusinessClock clock) {
        this.clock = clock;
    }

    @Override
    public boolean knows(BusinessIdentifier ins) {
        return true;
    }

    @Override
    public List<HistoryRow> rows(
            BusinessIdentifier ins, HistoryWindow window, Optional<HistoryRow.Position> after, int max) {
        LocalDate start = after.map(HistoryRow.Position::date).orElse(window.from());
        return between(ins.value(), start, window.to(), after, max);
    }

    /** Everything it knows of that person today, oldest first. */
    List<HistoryRow> all(String insValue) {
        return between(insValue, FIRST_DAY, clock.today(), Optional.empty(), Integer.MAX_VALUE);
    }

    private List<HistoryRow> between(
            String ins, LocalDate from, LocalDate to, Optional<HistoryRow.Position> after, int max) {
        LocalDate first = firstDay(ins);
        LocalDate day = from.isBefore(first) ? first : from;
        LocalDate end = to.isAfter(clock.today()) ? clock.today() : to;
        List<HistoryRow> rows = new ArrayList<>();
        while (!day.isAfter(end) && rows.size() < max) {
            for (HistoryRow row : ofDay(ins, day)) {
                boolean further = after.isEmpty() || row.position().compareTo(after.get()) > 0;
                if (further && rows.size() < max) {
                    rows.add(row);
                }
            }
            day = day.plusDays(1);
        }
        return rows;
    }

    /**
     * Nobody is cared for before birth. An INS tells two digits of the year only: those of a child are taken for this
     * century's, so that a person's history never changes with the clock.
     */
    private static LocalDate firstDay(String ins) {
        if (!ins.matches("[0-9]{5}.*")) {
            return FIRST_DAY;
        }
        int year = Integer.parseInt(ins.substring(1, 3));
        int month = Integer.parseInt(ins.substring(3, 5));
        boolean child = year >= 20 && year <= 34 && month >= 1 && month <= 12;
        return child ? LocalDate.of(2000 + year, month, 1).plusMonths(1) : FIRST_DAY;
    }

    /** Has that person a row on that day? */
    static boolean active(String ins, LocalDate day) {
        return count(ins, day) > 0;
    }

    /** Three days in four without care, one with one row, a few with two. */
    private static int count(String ins, LocalDate day) {
        int draw = (int) Math.floorMod(Mixer.mix(ins, day.toEpochDay(), 0), 20L);
        return draw >= 19 ? 2 : draw >= 15 ? 1 : 0;
    }

    private List<HistoryRow> ofDay(String ins, LocalDate day) {
        List<HistoryRow> rows = new ArrayList<>();
        for (int n = 1; n <= count(ins, day); n++) {
            rows.add(row(ins, day, n));
        }
        rows.sort(java.util.Comparator.comparing(HistoryRow::position));
        return rows;
    }

    private HistoryRow row(String ins, LocalDate day, int n) {
        long draw = Mixer.mix(ins, day.toEpochDay(), n);
        InsuranceCodes.Code code = codes.pick(draw);
        long quantity = 1 + Math.floorMod(draw >> 17, (long) code.maxQuantity());
        String id = "am-" + String.format("%016x", draw);
        return new HistoryRow(
                id, day, code.kind(), code.code(), code.system(), code.label(), BigDecimal.valueOf(quantity),
                code.atc(), false);
    }
}
