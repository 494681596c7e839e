package fr.carnet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.carnet.backfill.HistoryRow;
import fr.carnet.backfill.HistoryWindow;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.web.server.ResponseStatusException;

class SandboxPeopleTest {
    private final List<Patient> opened = new ArrayList<>();
    private final List<RelatedPerson> representatives = new ArrayList<>();
    private Instant now = Instant.parse("2026-05-10T08:00:00Z");
    private final BusinessClock clock = () -> now;
    private final SimulatedInsurance insurance = new SimulatedInsurance(clock);
    private SandboxPeople sandbox;

    @BeforeEach
    void prepare() {
        DriverManagerDataSource data =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/common/V601__sandbox.sql")).execute(data);
        PersonBook book = new PersonBook(JdbcClient.create(data));
        OpenRecord door = (patient, related, importHistory) -> {
            opened.add(patient);
            representatives.addAll(related);
            return "p1-" + opened.size();
        };
        sandbox = new SandboxPeople(new People(book, clock), book, door, insurance, clock);
    }

    @Test
    void people_bear_an_INS_that_agrees_with_their_traits() {
        List<Person> people = sandbox.make(new SandboxPeople.Wanted(300, null, null));

        assertThat(people).extracting(person -> person.ins().value()).doesNotHaveDuplicates().hasSize(300);
        for (Person person : people) {
            String ins = person.ins().value();
            assertThat(ins).hasSize(15).startsWith(person.gender().equals("male") ? "1" : "2");
            assertThat(ins.substring(1, 5)).isEqualTo(String.format("%02d%02d",
                    person.birthDate().getYear() % 100, person.birthDate().getMonthValue()));
            assertThat(ins.substring(5, 10)).isEqualTo(person.birthPlace());
            assertThat(ins.substring(13)).isEqualTo(TestIns.key(ins.substring(0, 13)));
            assertThat(person.birthDate().plusYears(18)).isBeforeOrEqualTo(clock.today());
            assertThat(person.email()).endsWith("@example.org");
            assertThat(person.patientId()).isNull();
        }
    }

    @Test
    void many_people_may_be_born_on_the_same_day() {
        LocalDate day = LocalDate.of(1980, 5, 17);

        assertThat(sandbox.make(new SandboxPeople.Wanted(500, day, false)))
                .allMatch(person -> person.birthDate().equals(day))
                .extracting(person -> person.ins().value()).doesNotHaveDuplicates();
    }

    @Test
    void an_opened_minor_comes_with_a_parent_and_an_adult_alone() {
        Person minor = sandbox.make(new SandboxPeople.Wanted(1, LocalDate.of(2015, 2, 3), true)).get(0);
        Person adult = sandbox.make(new SandboxPeople.Wanted(1, LocalDate.of(2008, 5, 10), true)).get(0);

        assertThat(minor.representative().birthDate()).isBefore(LocalDate.of(1996, 1, 1));
        assertThat(representatives).hasSize(1);
        assertThat(representatives.get(0).getIdentifierFirstRep().getValue())
                .isEqualTo(minor.representative().ins().value());
        assertThat(representatives.get(0).getRelationshipFirstRep().getCodingFirstRep().getCode()).isIn("MTH", "FTH");
        assertThat(adult.representative()).isNull();
        assertThat(minor.patientId()).isEqualTo("p1-1");
        opened.forEach(SandboxPeopleTest::parsesStrictly);
    }

    @Test
    void the_answer_has_the_names_of_the_contract() {
        Person person = sandbox.make(new SandboxPeople.Wanted(1, LocalDate.of(2015, 2, 3), true)).get(0);

        JsonNode json = JsonMapper.builder().addModule(new JavaTimeModule()).build().valueToTree(person);

        assertThat(json.fieldNames()).toIterable().containsExactly("ins", "family", "given", "gender", "birthDate",
                "birthPlace", "email", "patientId", "representative");
        assertThat(json.at("/ins/system").asText()).isEqualTo("urn:oid:1.2.250.1.213.1.4.10");
        assertThat(json.at("/representative/ins/value").asText()).hasSize(15);
    }

    @Test
    void too_many_none_or_unborn_people_are_refused() {
        assertThatThrownBy(() -> sandbox.make(new SandboxPeople.Wanted(0, null, null)))
                .isInstanceOf(ResponseStatusException.class);
        assertThatThrownBy(() -> sandbox.make(new SandboxPeople.Wanted(1001, null, null)))
                .isInstanceOf(ResponseStatusException.class);
        assertThatThrownBy(() -> sandbox.make(new SandboxPeople.Wanted(1, clock.today().plusDays(1), null)))
                .isInstanceOf(ResponseStatusException.class);
    }

    @Test
    void a_new_person_has_care_on_both_bounds_of_the_window_and_just_outside() {
        Person person = sandbox.make(null).get(0);
        now = now.plusSeconds(86_400);

        List<LocalDate> dates = sandbox.insurance(person.ins().value()).stream()
                .map(SandboxPeople.InsuranceRow::date).toList();

        assertThat(dates).contains(LocalDate.of(2024, 5, 9), LocalDate.of(2024, 5, 10), LocalDate.of(2026, 5, 10),
                LocalDate.of(2026, 5, 11));
        assertThat(dates.get(0)).isBefore(LocalDate.of(2022, 1, 1));
        assertThat(dates).isSorted();
    }

    @Test
    void the_simulated_history_never_changes_and_only_grows_with_the_days() {
        List<SandboxPeople.InsuranceRow> before = sandbox.insurance("180056938350182");
        now = now.plusSeconds(86_400L * 400);

        List<SandboxPeople.InsuranceRow> after = sandbox.insurance("180056938350182");

        assertThat(after.size()).isGreaterThan(before.size());
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        assertThat(after).extracting(SandboxPeople.InsuranceRow::id).doesNotHaveDuplicates();
        assertThat(after).extracting(SandboxPeople.InsuranceRow::kind).contains(
                "medication", "vaccination", "device", "hospital", "care", "imaging", "biology");
    }

    @Test
    void pages_of_the_source_add_up_to_what_the_sandbox_shows() {
        String ins = "295067482004017";
        HistoryWindow window = new HistoryWindow(LocalDate.of(2024, 5, 10), LocalDate.of(2026, 5, 10));
        List<String> paged = new ArrayList<>();
        Optional<HistoryRow.Position> after = Optional.empty();
        List<HistoryRow> page;
        do {
            page = insurance.rows(new BusinessIdentifier("s", ins), window, after, 13);
            page.forEach(row -> paged.add(row.id()));
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).position());
        } while (page.size() == 13);

        assertThat(paged).containsExactlyElementsOf(sandbox.insurance(ins).stream()
                .filter(row -> window.contains(row.date())).map(SandboxPeople.InsuranceRow::id).toList());
    }

    private static void parsesStrictly(Patient patient) {
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(patient);
        FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler()).parseResource(json);
    }
}
