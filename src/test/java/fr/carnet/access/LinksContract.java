package fr.carnet.access;

import static fr.carnet.access.AccessWorld.*;
import static fr.carnet.access.Given.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Persons linked to a record, the same on every database. */
abstract class LinksContract {
    private AccessWorld world;

    abstract DataSource database();

    @BeforeEach
    void start() {
        world = new AccessWorld(database());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    static RelatedPerson person(String code, BusinessIdentifier ins) {
        RelatedPerson person = new RelatedPerson();
        person.getPatient().setReference("Patient/p12-a");
        person.addIdentifier().setSystem(ins.system()).setValue(ins.value());
        person.addRelationship().addCoding(new Coding("http://example.org/any", code, null));
        return person;
    }

    private static BusinessIdentifier ins(int n) {
        return new BusinessIdentifier(NamingSystems.INS_NIR_TEST, "2550575100" + (10000 + n));
    }

    private static Caller patient(int n) {
        return new Caller.Patient(ins(n), Scopes.NONE);
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Refusal.class).extracting("code").isEqualTo(code);
    }

    @Test
    void a_carer_reads_and_deposits_but_settles_nothing_until_the_link_ends() {
        String link = world.link(HOLDER, person("CAREGIVER", OTHER_INS));
        assertThat(world.enter(OTHER).reason()).isEqualTo(Reason.CARER);
        refused(ErrorCode.NOT_PERMITTED, () -> world.create(OTHER, grant(DOCTOR)));
        refused(ErrorCode.NOT_PERMITTED, () -> world.link(OTHER, person("ECON", ins(9))));
        refused(ErrorCode.NOT_PERMITTED, () -> world.consentsOf(OTHER));
        world.endLink(HOLDER, link);
        refused(ErrorCode.NOT_YOURS, () -> world.enter(OTHER));
    }

    @Test
    void a_fourth_carer_and_a_second_trusted_person_are_refused() {
        List<String> links = IntStream.range(0, 3)
                .mapToObj(n -> world.link(HOLDER, person("CAREGIVER", ins(n))))
                .toList();
        refused(ErrorCode.LIMIT_REACHED, () -> world.link(HOLDER, person("CAREGIVER", ins(3))));
        assertThat(world.link(HOLDER, person("CAREGIVER", ins(1)))).isEqualTo(links.get(1));
        world.endLink(HOLDER, links.get(0));
        world.link(HOLDER, person("CAREGIVER", ins(3)));
        world.link(HOLDER, person("QUAL", ins(4)));
        refused(ErrorCode.LIMIT_REACHED, () -> world.link(HOLDER, person("QUAL", ins(5))));
        world.link(HOLDER, person("ECON", ins(6)));
        world.link(HOLDER, person("ECON", ins(7)));
    }

    @Test
    void a_carer_helps_five_persons_at_most() {
        for (int n = 0; n < 6; n++) {
            BusinessIdentifier holder = ins(100 + n);
            world.become(new RecordFacts(
                    new RecordNumber(200 + n),
                    "p" + (200 + n) + "-a",
                    holder,
                    LocalDate.of(1980, 1, 1),
                    RecordFacts.State.OPEN,
                    Optional.empty(),
                    1));
            RelatedPerson carer = person("CAREGIVER", OTHER_INS);
            carer.getPatient().setReference("Patient/p" + (200 + n) + "-a");
            if (n < 5) {
                world.link(new Caller.Patient(holder, Scopes.NONE), carer);
            } else {
                refused(
                        ErrorCode.LIMIT_REACHED,
                        () -> world.link(new Caller.Patient(holder, Scopes.NONE), carer));
            }
        }
    }

    @Test
    void twenty_carers_at_once_leave_three() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> tries = IntStream.range(0, 20)
                .mapToObj(n -> (Callable<Boolean>) () -> accepted(n))
                .toList();
        int accepted = 0;
        for (Future<Boolean> done : pool.invokeAll(tries)) {
            accepted += done.get() ? 1 : 0;
        }
        pool.shutdown();
        assertThat(accepted).isEqualTo(3);
    }

    private boolean accepted(int n) {
        try {
            world.link(HOLDER, person("CAREGIVER", ins(n)));
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo(ErrorCode.LIMIT_REACHED);
            return false;
        }
    }

    @Test
    void representatives_are_linked_by_the_agent_and_parents_for_a_minor_only() {
        refused(ErrorCode.NOT_PERMITTED, () -> world.link(HOLDER, person("GUARD", OTHER_INS)));
        refused(ErrorCode.INVALID, () -> world.link(AGENT, person("MTH", OTHER_INS)));
        refused(ErrorCode.NOT_PERMITTED, () -> world.link(AGENT, person("CAREGIVER", OTHER_INS)));
        refused(ErrorCode.NOT_PERMITTED, () -> world.link(DOCTOR, person("ECON", OTHER_INS)));
        String guardian = world.link(AGENT, person("GUARD", OTHER_INS));
        assertThat(world.enter(OTHER).standing()).isEqualTo(Standing.REPRESENTATIVE);
        world.link(OTHER, person("ECON", ins(6)));
        refused(ErrorCode.NOT_PERMITTED, () -> world.endLink(HOLDER, guardian));
        world.endLink(AGENT, guardian);
        refused(ErrorCode.NOT_YOURS, () -> world.enter(OTHER));
    }

    @Test
    void a_parents_link_ends_at_18_and_may_still_be_ended_in_writing() {
        world.become(record(RecordFacts.State.OPEN, LocalDate.of(2008, 6, 16)));
        String mother = world.link(AGENT, person("MTH", OTHER_INS));
        assertThat(world.enter(OTHER).standing()).isEqualTo(Standing.REPRESENTATIVE);
        world.now = NOW.plusSeconds(86_400);
        refused(ErrorCode.NOT_YOURS, () -> world.enter(OTHER));
        world.endLink(AGENT, mother);
    }

    @Test
    void a_wrong_link_is_refused_with_every_fault() {
        RelatedPerson wrong = person("SPS", HOLDER_INS);
        wrong.getPeriod().getStartElement().setValueAsString("2026-02-01");
        wrong.getPeriod().getEndElement().setValueAsString("2026-01-01");
        assertThatThrownBy(() -> world.link(HOLDER, wrong))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.faults()).hasSize(3));
        refused(ErrorCode.NOT_YOURS, () -> world.link(patient(1), person("ECON", ins(2))));
    }

    @Test
    void a_link_does_not_become_another_one() {
        String link = world.link(HOLDER, person("ECON", ins(1)));
        refused(
                ErrorCode.ELEMENT_NOT_UPDATABLE,
                () -> world.inTransaction(() -> world.bean(fr.carnet.access.related.LinkBook.class)
                        .change(call(HOLDER), link, stored -> person("CAREGIVER", ins(1)), Optional.empty())));
    }
}
