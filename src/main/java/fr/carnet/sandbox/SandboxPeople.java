package fr.carnet.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.carnet.backfill.HistoryRow;
import fr.carnet.shared.BusinessClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code POST /sandbox/patients} and {@code GET /sandbox/insurance/{ins}} (CONTRACT 3). */
@RestController
@ConditionalOnProperty("carnet.sandbox.enabled")
class SandboxPeople {
    private static final int MOST = 1000;
    private static final int MAJORITY = 18;

    private final People people;
    private final PersonBook book;
    private final OpenRecord openRecord;
    private final SimulatedInsurance insurance;
    private final BusinessClock clock;

    SandboxPeople(People people, PersonBook book, OpenRecord openRecord, SimulatedInsurance insurance,
            BusinessClock clock) {
        this.people = people;
        this.book = book;
        this.openRecord = openRecord;
        this.insurance = insurance;
        this.clock = clock;
    }

    /** What is wanted; everything is optional: one adult without a record. */
    record Wanted(Integer count, LocalDate birthDate, Boolean open) {}

    /** A row of the simulated Assurance Maladie, as the outside sees it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InsuranceRow(
            String id, LocalDate date, String kind, String code, String system, String label, BigDecimal quantity) {
        static InsuranceRow of(HistoryRow row) {
            return new InsuranceRow(row.id(), row.date(), row.kind().code(), row.code(), row.system(), row.label(),
                    row.quantity());
        }
    }

    @PostMapping("/sandbox/patients")
    List<Person> make(@RequestBody(required = false) Wanted wanted) {
        Wanted asked = wanted == null ? new Wanted(null, null, null) : wanted;
        int count = asked.count() == null ? 1 : asked.count();
        if (count < 1 || count > MOST) {
            throw invalid("count must be between 1 and " + MOST);
        }
        if (asked.birthDate() != null && asked.birthDate().isAfter(clock.today())) {
            throw invalid("birthDate must not be in the future");
        }
        boolean open = Boolean.TRUE.equals(asked.open());
        return IntStream.range(0, count)
                .mapToObj(n -> people.make(asked.birthDate()))
                .map(person -> open ? open(person) : person)
                .toList();
    }

    @GetMapping("/sandbox/insurance/{ins}")
    List<InsuranceRow> insurance(@PathVariable("ins") String ins) {
        return insurance.all(ins).stream().map(InsuranceRow::of).toList();
    }

    private Person open(Person person) {
        boolean minor = person.birthDate().plusYears(MAJORITY).isAfter(clock.today());
        Person parent = minor ? people.makeParent(person) : null;
        List<RelatedPerson> representatives =
                minor ? List.of(FrenchPatient.parent(parent, person)) : List.of();
        String patientId = openRecord.open(FrenchPatient.of(person), representatives, true);
        book.opened(person, patientId);
        return person.opened(patientId, parent);
    }

    private static ResponseStatusException invalid(String why) {
        return new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY, why);
    }
}
