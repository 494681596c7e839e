package fr.carnet.vaccination.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One edition of the schedule ({@code vaccination-schedule.json}); each rule says where it comes from.
 *
 * @param version of the edition, shown in every forecast
 * @param validFrom first day of the edition
 * @param graceDays a dose that came so many days too early still counts
 * @param horizonMonths how long before its first day a rule is announced
 * @param pregnancyDays a pregnancy nobody ended is over after so many days
 * @param gestationDays from the start of a pregnancy to its term
 * @param sameEvent when two entries tell of one dose
 * @param confirmers professions (TRE_G15) that may confirm what a patient entered
 */
public record Schedule(
        String version,
        String title,
        String source,
        LocalDate validFrom,
        int graceDays,
        int horizonMonths,
        int pregnancyDays,
        int gestationDays,
        SameEvent sameEvent,
        Set<String> confirmers,
        List<Antigen> antigens,
        List<Vaccine> vaccines,
        List<Circumstance> circumstances,
        List<Season> seasons,
        List<Series> series) {

    /**
     * @param days two injections told so many days apart at most are one
     * @param dispensedDays an injection so many days after a dispensation at most is that of the vaccine dispensed
     */
    public record SameEvent(int days, int dispensedDays, String source) {}

    /** What a vaccine protects against; {@code disease} is its SNOMED CT code, or null. */
    public record Antigen(String code, String fr, String en, String disease) {}

    /** A vaccine by its ATC code, or the beginning of one. */
    public record Vaccine(String atc, String fr, Set<String> antigens) {}

    public Optional<Series> series(String code) {
        return series.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    public Season season(String code) {
        return seasons.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    public Circumstance circumstance(String code) {
        return circumstances.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    public Map<String, Antigen> antigensByCode() {
        return antigens.stream().collect(Collectors.toMap(Antigen::code, Function.identity()));
    }

    /** The vaccine whose ATC code this one is or begins with, the longest first. */
    public Optional<Vaccine> vaccine(String atc) {
        return vaccines.stream()
                .filter(vaccine -> atc.startsWith(vaccine.atc()))
                .max(java.util.Comparator.comparingInt(vaccine -> vaccine.atc().length()));
    }
}
