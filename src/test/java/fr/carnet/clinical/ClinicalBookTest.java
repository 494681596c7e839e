package fr.carnet.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.access.AccessWorld;
import fr.carnet.access.Call;
import fr.carnet.access.Gate;
import fr.carnet.access.Given;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.TestRegister;
import fr.carnet.access.entries.RecordEntries;
import fr.carnet.clinical.ClinicalBook.ClinicalTools;
import fr.carnet.clinical.SetVisibility.VisibilityTools;
import fr.carnet.conformance.CodeLists;
import fr.carnet.identity.Caller;
import fr.carnet.register.FactsChanged;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.support.RoomDatabase;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClinicalBookTest {
    private static final CodeLists LISTS = new CodeLists();
    private final AccessWorld world = new AccessWorld(
            JdbcConnectionPool.create("jdbc:h2:mem:" + java.util.UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""));
    private final TestRegister register = world.bean(TestRegister.class);
    private final DefaultVisibility defaults = new DefaultVisibility(JdbcClient.create(RoomDatabase.h2()));
    private final ClinicalTypes types = new ClinicalTypes();
    private final ClinicalBook book = new ClinicalBook(
            world.bean(Gate.class),
            world.bean(NamedRecords.class),
            world.bean(RecordEntries.class),
            register,
            new ClinicalTools(
                    types,
                    new AlreadyThere(register, world.bean(NamedRecords.class)),
                    new AsSent(),
                    new DepositFacts(defaults, LISTS, () -> Given.NOW),
                    new StaticListableBeanFactory().getBeanProvider(ClinicalGuard.class),
                    world.events::add));
    private final SetVisibility visibility = new SetVisibility(
            world.bean(Gate.class),
            world.bean(NamedRecords.class),
            world.bean(RecordEntries.class),
            world.records,
            new VisibilityTools(
                    new LabelChange(register, LISTS, world.events::add),
                    defaults,
                    new HistoryEntries(register, types, () -> Given.NOW)));

    /** What is valid FHIR is judged by the conformance room. */
    private static final class AsSent extends Preparation {
        AsSent() {
            super(null, null, null);
        }

        @Override
        Prepared prepare(fr.carnet.access.Entrance entrance, DomainResource sent, ClinicalType type) {
            DomainResource resource = (DomainResource) sent.copy();
            type.setSubject(resource, entrance.record().patientId());
            return new Prepared(resource, List.of());
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static Observation observation(String value) {
        Observation observation = new Observation();
        observation.addIdentifier().setSystem("urn:x").setValue(value);
        observation.setSubject(new Reference("Patient/p12-a"));
        return observation;
    }

    private Stored create(Caller caller, DomainResource resource) {
        return book.create(AccessWorld.call(caller), resource, Optional.empty());
    }

    private Stored update(Caller caller, String id, DomainResource resource, Integer ifMatch) {
        return book.update(AccessWorld.call(caller), id, resource, Optional.ofNullable(ifMatch));
    }

    private void label(Caller caller, String id, VisibilityLabels labels) {
        visibility.onResource(AccessWorld.call(caller), "Observation", id, labels);
    }

    @Test
    void the_same_identifier_by_the_same_depositor_is_one_resource_and_by_another_is_another() {
        Stored first = create(Given.DOCTOR, observation("1"));
        assertThat(first.created()).isTrue();
        Stored again = create(Given.DOCTOR, observation("1"));
        assertThat(again.created()).isFalse();
        assertThat(again.entry().id()).isEqualTo(first.entry().id());
        assertThat(create(Given.colleague(), observation("1")).created()).isTrue();
        assertThat(create(Given.DOCTOR, observation("2")).created()).isTrue();
    }

    @Test
    void a_change_does_not_take_the_identifier_of_another_resource_of_that_depositor() {
        String id = create(Given.DOCTOR, observation("1")).entry().id();
        create(Given.DOCTOR, observation("2"));
        create(Given.colleague(), observation("3"));
        refused(() -> update(Given.DOCTOR, id, observation("2"), null), ErrorCode.DUPLICATE);
        assertThat(update(Given.DOCTOR, id, observation("1"), 1).entry().version()).isEqualTo(2);
        assertThat(update(Given.DOCTOR, id, observation("3"), 2).entry().version()).isEqualTo(3);
        assertThat(create(Given.DOCTOR, observation("1")).created()).as("free again").isTrue();
    }

    @Test
    void who_may_not_create_the_type_is_refused_and_traced() {
        MedicationDispense dispense = new MedicationDispense();
        dispense.setSubject(new Reference("Patient/p12-a"));
        Call call = AccessWorld.call(Given.DOCTOR);
        refused(() -> book.create(call, dispense, Optional.empty()), ErrorCode.NOT_PERMITTED);
        assertThat(call.accesses()).singleElement().satisfies(access -> assertThat(access.granted()).isFalse());
        assertThat(create(Given.professional("21"), dispense).created()).isTrue();
    }

    @Test
    void a_stranger_and_a_closed_record_are_refused_before_the_type_is_looked_at() {
        refused(() -> create(Given.OTHER, observation("1")), ErrorCode.NOT_YOURS);
        world.become(Given.closed());
        refused(() -> create(Given.DOCTOR, observation("1")), ErrorCode.RECORD_CLOSED);
    }

    @Test
    void the_author_or_his_structure_changes_a_resource_and_nobody_else() {
        String id = create(Given.DOCTOR, observation("1")).entry().id();
        assertThat(update(Given.DOCTOR, id, observation("1"), 1).entry().version()).isEqualTo(2);
        assertThat(update(Given.STRUCTURE, id, observation("1"), null).entry().version()).isEqualTo(3);
        refused(() -> update(Given.DOCTOR, id, observation("1"), 1), ErrorCode.VERSION_CONFLICT);
        refused(() -> update(Given.HOLDER, id, observation("1"), null), ErrorCode.NOT_PERMITTED);
        refused(() -> update(Given.colleague(), id, observation("1"), null), ErrorCode.NOT_FOUND);
        refused(() -> update(Given.DOCTOR, "p12-unknown", observation("1"), null), ErrorCode.NOT_FOUND);
    }

    @Test
    void the_holder_of_a_resource_does_not_change() {
        String id = create(Given.DOCTOR, observation("1")).entry().id();
        Observation moved = observation("1");
        moved.setSubject(new Reference("Patient/p13-b"));
        refused(() -> update(Given.DOCTOR, id, moved, null), ErrorCode.INVALID);
    }

    @Test
    void the_holder_masks_and_unmasks_and_a_new_version_keeps_the_labels() {
        String id = create(Given.DOCTOR, observation("1")).entry().id();
        label(Given.HOLDER, id, new VisibilityLabels(true, true));
        assertThat(world.events).hasSize(2).filteredOn(FactsChanged.class::isInstance).hasSize(1);
        assertThat(world.records.changes(Given.open().number())).isPositive();
        update(Given.DOCTOR, id, observation("1"), null);
        assertThat(VisibilityLabels.of(register.find("Observation", id).orElseThrow().facts()))
                .isEqualTo(new VisibilityLabels(true, true));
        refused(() -> label(Given.STRUCTURE, id, VisibilityLabels.NONE), ErrorCode.NOT_PERMITTED);
        label(Given.HOLDER, id, VisibilityLabels.NONE);
        assertThat(register.find("Observation", id).orElseThrow().facts().masked()).isFalse();
    }

    @Test
    void the_whole_history_is_masked_and_nothing_else() {
        String imported = create(Given.FEED, observation("1")).entry().id();
        String deposited = create(Given.DOCTOR, observation("2")).entry().id();
        VisibilityLabels masked = new VisibilityLabels(true, false);
        visibility.onRecord(AccessWorld.call(Given.HOLDER), "p12-a", DefaultVisibility.Scope.HISTORY, masked);
        assertThat(register.find("Observation", imported).orElseThrow().facts().masked()).isTrue();
        assertThat(register.find("Observation", deposited).orElseThrow().facts().masked()).isFalse();
        assertThat(create(Given.FEED, observation("3")).entry().facts().masked()).isTrue();
        refused(
                () -> visibility.onRecord(
                        AccessWorld.call(Given.DOCTOR), "p12-a", DefaultVisibility.Scope.HISTORY, VisibilityLabels.NONE),
                ErrorCode.NOT_PERMITTED);
    }

    private static void refused(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
