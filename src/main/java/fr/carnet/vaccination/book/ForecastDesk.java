package fr.carnet.vaccination.book;

import fr.carnet.access.Action;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.vaccination.forecast.Forecast;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** {@code $immds-forecast}: one decision, one trace, and a forecast from what the caller may see and nothing else. */
@Component
public class ForecastDesk {
    private static final Ask ASK = new Ask(Need.READ, Action.READ, 's', "$immds-forecast", "Immunization", "");

    private final Gate gate;
    private final NamedRecords names;
    private final VaccinationBook books;
    private final BusinessClock clock;

    ForecastDesk(Gate gate, NamedRecords names, VaccinationBook books, BusinessClock clock) {
        this.gate = gate;
        this.names = names;
        this.books = books;
        this.clock = clock;
    }

    /**
     * @param day the forecast is for; today when empty
     * @param person as ImmDS sends it; must not contradict the record
     * @param more doses to count besides those of the record
     */
    public record Asked(Optional<LocalDate> day, Optional<Patient> person, List<Immunization> more) {}

    public record Answered(RecordFacts record, LocalDate day, Book book, Forecast forecast) {}

    public Answered forecast(Call call, String patientId, Asked asked) {
        Entrance entrance = gate.enter(call, names.byPatientId(patientId), ASK);
        RecordFacts record = entrance.record();
        asked.person().ifPresent(person -> same(person, record));
        LocalDate day = asked.day().orElse(clock.today());
        Book book = books.read(
                record, entrance.visibility(), type -> call.caller().scopes().allow(type, 's'), asked.more());
        return new Answered(record, day, book, book.forecast(day));
    }

    private static void same(Patient person, RecordFacts record) {
        boolean other = person.hasBirthDate()
                && !person.getBirthDateElement().getValueAsString().equals(record.birthDate().toString());
        if (other) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "Parameters.parameter.where(name='patient')",
                    "La personne envoyée n'est pas celle du dossier.",
                    "The person sent is not the one of the record.");
        }
    }
}
