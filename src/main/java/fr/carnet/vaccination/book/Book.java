package fr.carnet.vaccination.book;

import fr.carnet.vaccination.forecast.Dose;
import fr.carnet.vaccination.forecast.Forecast;
import fr.carnet.vaccination.forecast.Person;
import fr.carnet.vaccination.schedule.Schedule;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Immunization;

/** A vaccination book as one caller may see it: the person, and every dose once. */
public final class Book {
    private final Schedule schedule;
    private final Person person;
    private final List<Doubles.Given> given;

    Book(Schedule schedule, Person person, List<Doubles.Given> given) {
        this.schedule = schedule;
        this.person = person;
        this.given = List.copyOf(given);
    }

    /**
     * One dose as the entry that stands for it tells it.
     *
     * @param others ids of the other entries that tell of it
     * @param confirmed a professional entered or confirmed it
     */
    public record Told(
            String id, int version, LocalDate date, Immunization resource, List<String> others, boolean confirmed) {}

    /** Oldest first. */
    public List<Told> doses() {
        return given.stream()
                .map(one -> new Told(
                        one.best().id(),
                        one.best().version(),
                        one.best().from(),
                        one.best().resource(),
                        one.told().stream().skip(1).map(Received::id).toList(),
                        one.best().source() == Received.Source.PROFESSIONAL))
                .toList();
    }

    public Forecast forecast(LocalDate day) {
        List<Dose> doses = given.stream()
                .map(Doubles.Given::best)
                .map(best -> new Dose(best.id(), best.from(), best.antigens()))
                .toList();
        return Forecast.of(schedule, person, doses, day);
    }
}
