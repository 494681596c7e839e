package fr.carnet.vaccination.book;

import fr.carnet.record.RecordFacts;
import fr.carnet.register.Entry;
import fr.carnet.shared.Visibility;
import fr.carnet.vaccination.book.Received.Source;
import fr.carnet.vaccination.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Immunization;
import org.springframework.stereotype.Component;

/** Reads vaccination books. What the visibility hides is as if it did not exist, also for what is due. */
@Component
public class VaccinationBook {
    private final Schedule schedule;
    private final Rows rows;
    private final VaccineCodes codes;
    private final PersonReader people;
    private final Doubles doubles;

    VaccinationBook(Schedule schedule, Rows rows) {
        this.schedule = schedule;
        this.rows = rows;
        this.codes = new VaccineCodes(schedule);
        this.people = new PersonReader(schedule, rows, codes);
        this.doubles = new Doubles(schedule.sameEvent());
    }

    /** Ids of those of these vaccinations that tell of a dose another one tells of better; the rule of the book. */
    public Set<String> toldElsewhere(List<Entry> vaccinations) {
        List<Received> received = vaccinations.stream()
                .map(entry -> Received.of(entry, codes))
                .flatMap(Optional::stream)
                .toList();
        return doubles.merge(received).stream()
                .flatMap(given -> given.told().stream().skip(1))
                .map(Received::id)
                .collect(Collectors.toSet());
    }

    public Book read(RecordFacts record, Visibility visibility) {
        return read(record, visibility, type -> true, List.of());
    }

    /**
     * @param types the resource types the caller's scopes leave him
     * @param more doses that are not in the record, for a forecast of what if
     */
    public Book read(
            RecordFacts record, Visibility visibility, Predicate<String> types, List<Immunization> more) {
        List<Received> received = new ArrayList<>();
        rows.of(record, "Immunization", visibility).stream()
                .map(entry -> Received.of(entry, codes))
                .flatMap(Optional::stream)
                .forEach(received::add);
        for (int i = 0; i < more.size(); i++) {
            Received.of("immunization[" + i + "]", 0, more.get(i), codes, Source.PERSON).ifPresent(received::add);
        }
        return new Book(schedule, people.read(record, visibility, types), doubles.merge(received));
    }
}
