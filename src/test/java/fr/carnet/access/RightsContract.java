package fr.carnet.access;

import static fr.carnet.access.AccessWorld.*;
import static fr.carnet.access.Given.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.identity.Caller;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rights written, replaced, ended and read again, the same on every database. */
abstract class RightsContract {
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

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Refusal.class).extracting("code").isEqualTo(code);
    }

    @Test
    void a_grant_opens_at_once_and_its_revocation_closes_at_once() {
        refused(ErrorCode.NO_ACCESS, () -> world.enter(DOCTOR));
        String grant = world.create(HOLDER, grant(DOCTOR));
        assertThat(world.enter(DOCTOR).reason()).isEqualTo(Reason.GRANT);
        world.status(HOLDER, grant, ConsentState.INACTIVE);
        refused(ErrorCode.NO_ACCESS, () -> world.enter(DOCTOR));
        assertThat(world.records.changes(new RecordNumber(12))).isGreaterThanOrEqualTo(2);
    }

    @Test
    void what_the_writer_leaves_out_is_filled_and_a_grant_lasts_one_year() {
        Consent stored = world.stored(world.create(HOLDER, grant(DOCTOR)));
        assertThat(stored.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("59284-0");
        assertThat(stored.getPolicyRule().getCodingFirstRep().getCode()).isEqualTo("OPTIN");
        assertThat(stored.getVerificationFirstRep().getVerified()).isTrue();
        world.now = NOW.plus(Duration.ofDays(364));
        assertThat(world.enter(DOCTOR).reason()).isEqualTo(Reason.GRANT);
        world.now = NOW.plus(Duration.ofDays(366));
        refused(ErrorCode.ACCESS_EXPIRED, () -> world.enter(DOCTOR));
        Consent block = world.stored(world.create(HOLDER, block(DOCTOR.idNatPs())));
        assertThat(block.getPolicyRule().getCodingFirstRep().getCode()).isEqualTo("OPTOUT");
        assertThat(block.getProvision().hasPeriod()).isFalse();
    }

    @Test
    void a_new_grant_to_the_same_actor_replaces_the_old_one() {
        Consent masked = grant(DOCTOR);
        masked.getProvision().addSecurityLabel(new Coding(null, "MASQUE_PS", null));
        String old = world.create(HOLDER, masked);
        String other = world.create(HOLDER, grant(colleague()));
        assertThat(world.enter(DOCTOR).visibility().masked()).isTrue();
        world.create(HOLDER, grant(DOCTOR));
        assertThat(world.stored(old).getStatus()).isEqualTo(ConsentState.INACTIVE);
        assertThat(world.stored(other).getStatus()).isEqualTo(ConsentState.ACTIVE);
        assertThat(world.enter(DOCTOR).visibility().masked()).isFalse();
    }

    @Test
    void a_block_ends_the_grants_and_unblocking_does_not_restore_them() {
        String grant = world.create(HOLDER, grant(DOCTOR));
        String block = world.create(HOLDER, block(DOCTOR.idNatPs()));
        refused(ErrorCode.ACCESS_FORBIDDEN, () -> world.enter(DOCTOR));
        assertThat(world.stored(grant).getStatus()).isEqualTo(ConsentState.INACTIVE);
        refused(ErrorCode.ACCESS_FORBIDDEN, () -> world.create(DOCTOR, grant(DOCTOR)));
        refused(ErrorCode.ACCESS_FORBIDDEN, () -> world.create(colleague(), grant(DOCTOR)));
        assertThat(world.consentsOf(DOCTOR)).containsExactlyInAnyOrder(grant, block);
        world.status(HOLDER, block, ConsentState.INACTIVE);
        refused(ErrorCode.NO_ACCESS, () -> world.enter(DOCTOR));
    }

    @Test
    void a_block_of_the_structure_stops_the_professionals_who_come_from_it() {
        world.create(HOLDER, grant(DOCTOR));
        world.create(HOLDER, block("1690781810"));
        refused(ErrorCode.ACCESS_FORBIDDEN, () -> world.enter(DOCTOR));
        world.create(HOLDER, grant(colleague()));
        assertThat(world.enter(colleague()).reason()).isEqualTo(Reason.GRANT);
    }

    @Test
    void only_one_treating_doctor_is_active() {
        String first = world.create(HOLDER, treatingDoctor(DOCTOR));
        assertThat(world.enter(DOCTOR).reason()).isEqualTo(Reason.TREATING_DOCTOR);
        world.create(HOLDER, treatingDoctor(colleague()));
        assertThat(world.stored(first).getStatus()).isEqualTo(ConsentState.INACTIVE);
        assertThat(world.enter(colleague()).reason()).isEqualTo(Reason.TREATING_DOCTOR);
        assertThat(world.bean(GrantBook.class).treatingDoctor(new RecordNumber(12), world.now))
                .contains("810009999999");
    }

    @Test
    void a_declared_treating_doctor_waits_for_the_holder() {
        String declared = world.create(DOCTOR, treatingDoctor(DOCTOR));
        assertThat(world.stored(declared).getStatus()).isEqualTo(ConsentState.PROPOSED);
        assertThat(world.enter(DOCTOR).reason()).isEqualTo(Reason.GRANT);
        assertThat(world.enter(DOCTOR).visibility().masked()).isFalse();
        assertThat(world.events).hasAtLeastOneElementOfType(GrantDeclared.class);
        refused(ErrorCode.NOT_PERMITTED, () -> world.status(DOCTOR, declared, ConsentState.ACTIVE));
        world.status(HOLDER, declared, ConsentState.ACTIVE);
        assertThat(world.enter(DOCTOR).reason()).isEqualTo(Reason.TREATING_DOCTOR);
    }

    @Test
    void a_professional_declares_an_ordinary_grant_and_nothing_else() {
        String own = world.create(DOCTOR, grant(colleague()));
        assertThat(world.enter(colleague()).reason()).isEqualTo(Reason.GRANT);
        Consent masked = grant(DOCTOR);
        masked.getProvision().addSecurityLabel(new Coding(null, "MASQUE_PS", null));
        refused(ErrorCode.NOT_PERMITTED, () -> world.create(DOCTOR, masked));
        refused(ErrorCode.NOT_PERMITTED, () -> world.create(DOCTOR, block("810009999999")));
        refused(ErrorCode.NOT_PERMITTED, () -> world.create(DOCTOR, emergency(ConsentProvisionType.DENY, "BTG")));
        refused(ErrorCode.NOT_PERMITTED, () -> world.create(STRUCTURE, grant(DOCTOR)));
        refused(ErrorCode.NOT_PERMITTED, () -> world.create(AGENT, grant(DOCTOR)));
        refused(ErrorCode.NOT_YOURS, () -> world.create(OTHER, grant(DOCTOR)));
        world.status(colleague(), own, ConsentState.INACTIVE);
        refused(ErrorCode.NO_ACCESS, () -> world.enter(colleague()));
    }

    @Test
    void a_declaration_does_not_take_the_treating_doctors_rights_away() {
        world.create(HOLDER, treatingDoctor(colleague()));
        world.create(DOCTOR, grant(colleague()));
        assertThat(world.enter(colleague()).reason()).isEqualTo(Reason.TREATING_DOCTOR);
    }

    @Test
    void a_change_may_touch_status_and_period_only() {
        String grant = world.create(HOLDER, grant(DOCTOR));
        Consent longer = grant(DOCTOR);
        longer.getProvision().setPeriod(new Period());
        longer.getProvision().getPeriod().getEndElement().setValueAsString("2028-01-01");
        world.change(HOLDER, grant, longer);
        world.now = NOW.plus(Duration.ofDays(500));
        assertThat(world.enter(DOCTOR).reason()).isEqualTo(Reason.GRANT);
        Consent stronger = grant(DOCTOR);
        stronger.getProvision().addSecurityLabel(new Coding(null, "MASQUE_PS", null));
        refused(ErrorCode.ELEMENT_NOT_UPDATABLE, () -> world.change(HOLDER, grant, stronger));
        refused(ErrorCode.ELEMENT_NOT_UPDATABLE, () -> world.change(HOLDER, grant, grant(colleague())));
        refused(ErrorCode.NOT_FOUND, () -> world.status(OTHER, grant, ConsentState.INACTIVE));
        refused(ErrorCode.NOT_FOUND, () -> world.status(colleague(), grant, ConsentState.INACTIVE));
        refused(ErrorCode.INVALID, () -> world.status(HOLDER, grant, ConsentState.DRAFT));
    }

    @Test
    void break_glass_opens_for_one_hour_unless_opposed_or_blocked() {
        BreakGlass breakGlass = world.bean(BreakGlass.class);
        refused(ErrorCode.INVALID, () -> open(breakGlass, DOCTOR, "court"));
        assertThat(open(breakGlass, DOCTOR, "Patient inconscient")).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(world.enter(DOCTOR).reason()).isEqualTo(Reason.EMERGENCY);
        assertThat(world.events).hasAtLeastOneElementOfType(EmergencyOpened.class);
        refused(ErrorCode.NOT_PERMITTED, () -> world.create(DOCTOR, grant(DOCTOR)));
        world.now = NOW.plus(Duration.ofHours(1));
        refused(ErrorCode.NO_ACCESS, () -> world.enter(DOCTOR));
        open(breakGlass, DOCTOR, "Patient inconscient");
        world.create(HOLDER, emergency(ConsentProvisionType.DENY, "BTG"));
        refused(ErrorCode.NO_ACCESS, () -> world.enter(DOCTOR));
        refused(ErrorCode.ACCESS_FORBIDDEN, () -> open(breakGlass, DOCTOR, "Patient inconscient"));
        refused(ErrorCode.NOT_PERMITTED, () -> open(breakGlass, STRUCTURE, "Patient inconscient"));
        refused(ErrorCode.NOT_PERMITTED, () -> open(breakGlass, HOLDER, "Patient inconscient"));
    }

    private java.time.Instant open(BreakGlass breakGlass, Caller caller, String reason) {
        return world.inTransaction(() -> breakGlass.open(call(caller), world.named(), reason));
    }

    @Test
    void masked_documents_are_read_in_emergency_only_when_the_holder_allowed_it() {
        open(world.bean(BreakGlass.class), DOCTOR, "Patient inconscient");
        assertThat(world.enter(DOCTOR).visibility().masked()).isFalse();
        Consent permit = emergency(ConsentProvisionType.PERMIT, "BTG");
        permit.getProvision().addSecurityLabel(new Coding(null, "MASQUE_PS", null));
        world.create(HOLDER, permit);
        assertThat(world.enter(DOCTOR).visibility().masked()).isTrue();
    }

    @Test
    void closing_ends_grants_and_emergencies_for_good_but_not_blocks() {
        String grant = world.create(HOLDER, grant(DOCTOR));
        world.create(HOLDER, block("810009999999"));
        open(world.bean(BreakGlass.class), DOCTOR, "Patient inconscient");
        world.inTransaction(() -> {
            world.bean(RecordRights.class).closed(new RecordNumber(12));
            return null;
        });
        world.become(closed());
        refused(ErrorCode.RECORD_CLOSED, () -> world.enter(DOCTOR));
        refused(ErrorCode.RECORD_CLOSED, () -> world.create(HOLDER, grant(DOCTOR)));
        world.become(Given.open());
        refused(ErrorCode.NO_ACCESS, () -> world.enter(DOCTOR));
        refused(ErrorCode.ACCESS_FORBIDDEN, () -> world.enter(colleague()));
        assertThat(world.stored(grant).getStatus()).isEqualTo(ConsentState.INACTIVE);
    }

    @Test
    void the_holder_lists_every_consent_and_a_professional_his_own() {
        String mine = world.create(HOLDER, grant(DOCTOR));
        String declared = world.create(DOCTOR, grant(colleague()));
        String btg = world.create(HOLDER, emergency(ConsentProvisionType.DENY, "ETREAT"));
        assertThat(world.consentsOf(HOLDER)).containsExactlyInAnyOrder(mine, declared, btg);
        assertThat(world.consentsOf(DOCTOR)).containsExactlyInAnyOrder(mine, declared);
        assertThat(world.consentsOf(colleague())).containsExactly(declared);
        refused(ErrorCode.NOT_YOURS, () -> world.consentsOf(OTHER));
    }

    @Test
    void by_id_hidden_missing_and_foreign_are_refused_alike_and_noted() {
        Gate gate = world.bean(Gate.class);
        Ask ask = Ask.read("read", "DocumentReference");
        EntryFacts hidden = entry("11488-4", "ps:x");
        for (Optional<EntryFacts> facts : java.util.List.of(Optional.of(hidden), Optional.<EntryFacts>empty())) {
            for (String id : java.util.List.of("p12-b", "p77-b", "nonsense")) {
                Call call = call(DOCTOR);
                refused(ErrorCode.NOT_FOUND, () -> gate.byId(call, ask, id, facts));
                assertThat(call.accesses()).singleElement().satisfies(a -> {
                    assertThat(a.granted()).isFalse();
                    assertThat(a.reason()).isEqualTo("not-found");
                    assertThat(a.record().isPresent()).isEqualTo(id.startsWith("p12-"));
                });
            }
        }
        Call call = call(DOCTOR);
        assertThat(gate.byId(call, ask, "p12-b", Optional.of(entry("11488-4", DOCTOR.key()))).reason())
                .isEqualTo(Reason.OWN_DEPOSIT);
    }

    @Test
    void a_token_outside_its_scopes_is_refused_before_anything_else() {
        Caller narrow = new Caller.Patient(
                HOLDER_INS, fr.carnet.identity.Scopes.parse("patient/Observation.rs"));
        refused(ErrorCode.NOT_PERMITTED, () -> world.enter(narrow));
        assertThat(world.enter(HOLDER).standing()).isEqualTo(Standing.HOLDER);
    }

    @Test
    void the_explanation_is_what_the_professional_would_get() {
        Explainer explainer = world.bean(Explainer.class);
        RecordFacts record = Given.open();
        BusinessIdentifier actor = new BusinessIdentifier(NamingSystems.ID_NAT_PS, DOCTOR.idNatPs());
        BusinessIdentifier structure = new BusinessIdentifier(NamingSystems.ID_NAT_STRUCT, "1690781810");
        assertThat(explainer.explain(record, actor, "60", "11488-4").reason()).isEqualTo("no-access");
        String grant = world.create(HOLDER, grant(DOCTOR));
        Explainer.Explanation yes = explainer.explain(record, actor, "60", "11488-4");
        assertThat(yes.permit()).isTrue();
        assertThat(yes.consentId()).isEqualTo(grant);
        assertThat(fr.carnet.access.explain.Sentences.say(yes, "11488-4", java.util.Locale.FRENCH))
                .contains("Consent/" + grant, "Infirmier", "11488-4", "15 juin 2027");
        assertThat(explainer.explain(record, actor, "60", "68599-0"))
                .extracting("permit", "reason")
                .containsExactly(false, "not-in-matrix");
        assertThat(explainer.explain(record, structure, "10", "11488-4").reason()).isEqualTo("no-access");
        world.create(HOLDER, block("1690781810"));
        assertThat(explainer.explain(record, structure, "10", "11488-4").reason()).isEqualTo("access-forbidden");
        assertThat(explainer.explain(closed(), actor, "10", "11488-4").reason()).isEqualTo("record-closed");
    }

    @Test
    void a_minors_own_token_writes_nothing_and_his_parent_does() {
        world.become(record(RecordFacts.State.OPEN, LocalDate.of(2015, 1, 1)));
        refused(ErrorCode.NOT_PERMITTED, () -> world.create(HOLDER, grant(DOCTOR)));
        world.link(AGENT, LinksContract.person("MTH", OTHER_INS));
        world.create(OTHER, grant(DOCTOR));
        assertThat(world.enter(DOCTOR).reason()).isEqualTo(Reason.GRANT);
    }
}
