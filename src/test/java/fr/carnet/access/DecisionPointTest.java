package fr.carnet.access;

import static fr.carnet.access.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.access.matrix.HabilitationMatrix;
import fr.carnet.identity.Caller;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Visibility;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionPointTest {
    private static final String REPORT = "11488-4";

    private final DecisionPoint decisions = new DecisionPoint(HabilitationMatrix.shipped());

    static Stream<Arguments> ways_in() {
        String self = DOCTOR.key();
        return Stream.of(
                Arguments.of("holder", HOLDER, RightsFacts.NONE, Reason.HOLDER, true),
                Arguments.of("guardian of an adult", OTHER, linked(true, false), Reason.REPRESENTATIVE, true),
                Arguments.of("carer", OTHER, linked(false, false), Reason.CARER, true),
                Arguments.of("grant", DOCTOR, rights(grant(self)), Reason.GRANT, false),
                Arguments.of("structure grant", DOCTOR, rights(grant("st:1690781810")), Reason.STRUCTURE_GRANT, false),
                Arguments.of("treating doctor", DOCTOR, rights(treatingDoctor()), Reason.TREATING_DOCTOR, true),
                Arguments.of("masked grant", DOCTOR, rights(right(Kind.GRANT, self, false, true)), Reason.GRANT, true),
                Arguments.of("emergency", DOCTOR, inEmergency(), Reason.EMERGENCY, false),
                Arguments.of(
                        "emergency with permit",
                        DOCTOR,
                        inEmergency(right(Kind.MASKED_IN_EMERGENCY, "", false, true)),
                        Reason.EMERGENCY,
                        true),
                Arguments.of("regulation", regulator("10"), RightsFacts.NONE, Reason.REGULATION, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways_in")
    void each_way_in_lets_read_and_says_whether_masked_documents_are_seen(
            String way, Caller caller, RightsFacts rights, String reason, boolean masked) {
        Decision.Granted granted = granted(at(caller, open(), rights), Need.READ);
        assertThat(granted.reason()).isEqualTo(reason);
        assertThat(granted.visibility().shows(entry(REPORT, "ps:x"))).isTrue();
        assertThat(granted.visibility().shows(masked(REPORT, "ps:x"))).isEqualTo(masked);
    }

    static Stream<Arguments> refusals() {
        String self = DOCTOR.key();
        RightsFacts none = RightsFacts.NONE;
        return Stream.of(
                Arguments.of(DOCTOR, open(), none, ErrorCode.NO_ACCESS),
                Arguments.of(DOCTOR, open(), rights(grant("ps:other")), ErrorCode.NO_ACCESS),
                Arguments.of(DOCTOR, open(), rights(expired(self)), ErrorCode.ACCESS_EXPIRED),
                Arguments.of(DOCTOR, open(), rights(block(self), treatingDoctor()), ErrorCode.ACCESS_FORBIDDEN),
                Arguments.of(DOCTOR, open(), rights(block("st:1690781810"), grant(self)), ErrorCode.ACCESS_FORBIDDEN),
                Arguments.of(DOCTOR, open(), inEmergency(block(self)), ErrorCode.ACCESS_FORBIDDEN),
                Arguments.of(DOCTOR, open(), inEmergency(right(Kind.NO_BREAK_GLASS, "", false, false)),
                        ErrorCode.NO_ACCESS),
                Arguments.of(DOCTOR, closed(), rights(treatingDoctor()), ErrorCode.RECORD_CLOSED),
                Arguments.of(DOCTOR, destroyed(), rights(treatingDoctor()), ErrorCode.RECORD_UNKNOWN),
                Arguments.of(regulator("60"), open(), none, ErrorCode.NO_ACCESS),
                Arguments.of(regulator("10"), open(), rights(right(Kind.NO_REGULATION, "", false, false)),
                        ErrorCode.ACCESS_FORBIDDEN),
                Arguments.of(regulator("10"), open(), rights(block(self)), ErrorCode.ACCESS_FORBIDDEN),
                Arguments.of(STRUCTURE, open(), rights(grant("st:1690781810")), ErrorCode.NO_ACCESS),
                Arguments.of(STRUCTURE, open(), rights(block("st:1690781810")), ErrorCode.ACCESS_FORBIDDEN),
                Arguments.of(STRUCTURE, closed(), none, ErrorCode.RECORD_CLOSED),
                Arguments.of(OTHER, open(), none, ErrorCode.NOT_YOURS),
                Arguments.of(OTHER, closed(), none, ErrorCode.NOT_YOURS),
                Arguments.of(HOLDER, closed(), none, ErrorCode.RECORD_CLOSED),
                Arguments.of(HOLDER, openMinor(), none, ErrorCode.NOT_PERMITTED),
                Arguments.of(AGENT, open(), none, ErrorCode.NOT_PERMITTED),
                Arguments.of(OPERATOR, open(), none, ErrorCode.NOT_PERMITTED),
                Arguments.of(FEED, open(), none, ErrorCode.NOT_PERMITTED));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void reading_is_refused_with_the_first_reason_that_applies(
            Caller caller, RecordFacts record, RightsFacts rights, ErrorCode code) {
        assertThat(decisions.decide(at(caller, record, rights), Need.READ)).isEqualTo(denied(code, rights));
    }

    @Test
    void a_patient_is_told_not_yours_whether_the_other_record_exists_or_not() {
        Situation none = new Situation(OTHER, Optional.empty(), false, RightsFacts.NONE, NOW);
        assertThat(decisions.decide(none, Need.READ))
                .isEqualTo(decisions.decide(at(OTHER, open(), RightsFacts.NONE), Need.READ));
        Situation own = new Situation(OTHER, Optional.empty(), true, RightsFacts.NONE, NOW);
        assertThat(decisions.decide(own, Need.READ)).isEqualTo(Decision.denied(ErrorCode.RECORD_UNKNOWN));
    }

    @Test
    void anybody_who_treats_may_deposit_in_an_open_record_even_blocked_but_then_sees_nothing() {
        RightsFacts blocked = rights(block(DOCTOR.key()));
        Decision.Granted deposit = granted(at(DOCTOR, open(), blocked), Need.DEPOSIT);
        assertThat(deposit.visibility().shows(entry(REPORT, DOCTOR.key()))).isFalse();
        Decision.Granted free = granted(at(DOCTOR, open(), RightsFacts.NONE), Need.DEPOSIT);
        assertThat(free.visibility().shows(entry(REPORT, DOCTOR.key()))).isTrue();
        assertThat(free.visibility().shows(entry(REPORT, "ps:x"))).isFalse();
        granted(at(STRUCTURE, open(), RightsFacts.NONE), Need.DEPOSIT);
        granted(at(FEED, open(), RightsFacts.NONE), Need.DEPOSIT);
        granted(at(HOLDER, open(), RightsFacts.NONE), Need.DEPOSIT);
        granted(at(OTHER, open(), linked(false, false)), Need.DEPOSIT);
        assertThat(decisions.decide(at(DOCTOR, closed(), RightsFacts.NONE), Need.DEPOSIT))
                .isEqualTo(Decision.denied(ErrorCode.RECORD_CLOSED));
        assertThat(decisions.decide(at(AGENT, open(), RightsFacts.NONE), Need.DEPOSIT))
                .isEqualTo(Decision.denied(ErrorCode.NOT_PERMITTED));
    }

    @Test
    void own_deposits_are_read_without_a_grant_until_a_block() {
        Decision.Granted own = granted(at(DOCTOR, open(), RightsFacts.NONE), Need.READ_OWN);
        assertThat(own.visibility().shows(masked(REPORT, DOCTOR.key()))).isTrue();
        assertThat(own.visibility().shows(entry(REPORT, "ps:x"))).isFalse();
        Decision.Granted structure = granted(at(STRUCTURE, open(), RightsFacts.NONE), Need.READ_OWN);
        EntryFacts deposit = new EntryFacts(REPORT, Set.of(), STRUCTURE.key(), true, null, false, false);
        assertThat(structure.visibility().shows(deposit)).isTrue();
        assertThat(decisions.decide(at(DOCTOR, open(), rights(block(DOCTOR.key()))), Need.READ_OWN))
                .isInstanceOf(Decision.Denied.class);
    }

    @Test
    void labels_hide_from_the_holder_his_carers_and_representatives_but_not_from_professionals() {
        EntryFacts unannounced =
                new EntryFacts(REPORT, Set.of("ps:x"), "", false, NOW.plusSeconds(1), false, false);
        EntryFacts secret = new EntryFacts(REPORT, Set.of("ps:x"), "", false, null, true, false);
        Visibility holder = granted(at(HOLDER, open(), RightsFacts.NONE), Need.READ).visibility();
        Visibility carer = granted(at(OTHER, open(), linked(false, false)), Need.READ).visibility();
        Visibility guardian = granted(at(OTHER, open(), linked(true, false)), Need.READ).visibility();
        Visibility doctor = granted(at(DOCTOR, open(), rights(grant(DOCTOR.key()))), Need.READ).visibility();
        assertThat(List.of(holder.shows(unannounced), carer.shows(unannounced), guardian.shows(unannounced)))
                .containsOnly(false);
        assertThat(holder.shows(secret)).isTrue();
        assertThat(guardian.shows(secret)).isFalse();
        assertThat(doctor.shows(unannounced) && doctor.shows(secret)).isTrue();
    }

    @Test
    void at_18_the_links_made_for_a_minor_end_and_the_holder_comes_into_his_own() {
        LocalDate today = LocalDate.of(2026, 6, 15);
        RecordFacts birthday = record(RecordFacts.State.OPEN, today.minusYears(18));
        RecordFacts eve = record(RecordFacts.State.OPEN, today.minusYears(18).plusDays(1));
        granted(at(OTHER, eve, linked(true, true)), Need.HOLD);
        granted(at(HOLDER, birthday, RightsFacts.NONE), Need.HOLD);
        assertThat(decisions.decide(at(HOLDER, eve, RightsFacts.NONE), Need.READ))
                .isEqualTo(Decision.denied(ErrorCode.NOT_PERMITTED));
        assertThat(decisions.decide(at(OTHER, birthday, linked(true, true)), Need.HOLD))
                .isEqualTo(Decision.denied(ErrorCode.NOT_YOURS));
        granted(at(OTHER, birthday, linked(true, false)), Need.HOLD);
    }

    @Test
    void a_day_begins_in_paris_for_majority_too() {
        RecordFacts born = record(RecordFacts.State.OPEN, LocalDate.of(2008, 6, 16));
        assertThat(Situation.minor(born, java.time.Instant.parse("2026-06-15T21:59:59Z"))).isTrue();
        assertThat(Situation.minor(born, java.time.Instant.parse("2026-06-15T22:00:00Z"))).isFalse();
    }

    @Test
    void each_need_opens_to_its_own_kinds_of_caller_only() {
        Map<Need, Set<Standing>> open = Map.of(
                Need.HOLD, Set.of(Standing.HOLDER, Standing.REPRESENTATIVE),
                Need.HOLD_ANY, Set.of(Standing.HOLDER, Standing.REPRESENTATIVE),
                Need.CLOSE, Set.of(Standing.HOLDER, Standing.REPRESENTATIVE, Standing.AGENT),
                Need.REOPEN,
                        Set.of(Standing.HOLDER, Standing.REPRESENTATIVE, Standing.AGENT, Standing.PROFESSIONAL),
                Need.CONCERNED, Set.of(Standing.HOLDER, Standing.REPRESENTATIVE, Standing.PROFESSIONAL),
                Need.RELATE, Set.of(Standing.HOLDER, Standing.REPRESENTATIVE, Standing.AGENT),
                Need.EMERGENCY, Set.of(Standing.PROFESSIONAL),
                Need.IMPORT, Set.of(Standing.FEED, Standing.OPERATOR));
        List<Situation> everybody = List.of(
                at(HOLDER, open(), RightsFacts.NONE),
                at(OTHER, open(), linked(true, false)),
                at(OTHER, open(), linked(false, false)),
                at(DOCTOR, open(), RightsFacts.NONE),
                at(STRUCTURE, open(), RightsFacts.NONE),
                at(AGENT, open(), RightsFacts.NONE),
                at(FEED, open(), RightsFacts.NONE),
                at(OPERATOR, open(), RightsFacts.NONE));
        open.forEach((need, standings) -> assertThat(everybody.stream()
                        .filter(s -> decisions.decide(s, need) instanceof Decision.Granted)
                        .map(Situation::standing))
                .as(need.name())
                .containsExactlyInAnyOrderElementsOf(standings));
    }

    @ParameterizedTest
    @EnumSource(Need.class)
    void a_stranger_is_let_in_for_nothing(Need need) {
        assertThat(decisions.decide(at(OTHER, open(), RightsFacts.NONE), need))
                .isEqualTo(Decision.denied(ErrorCode.NOT_YOURS));
    }

    @Test
    void an_opposed_or_blocked_professional_opens_no_emergency() {
        granted(at(DOCTOR, open(), RightsFacts.NONE), Need.EMERGENCY);
        for (RightsFacts rights :
                List.of(rights(block(DOCTOR.key())), rights(right(Kind.NO_BREAK_GLASS, "", false, false)))) {
            assertThat(decisions.decide(at(DOCTOR, open(), rights), Need.EMERGENCY))
                    .isEqualTo(denied(ErrorCode.ACCESS_FORBIDDEN, rights));
        }
    }

    @Test
    void by_id_the_record_is_never_spoken_of() {
        List<Situation> kept = List.of(
                at(DOCTOR, closed(), RightsFacts.NONE),
                at(DOCTOR, open(), rights(block(DOCTOR.key()))),
                at(OTHER, open(), RightsFacts.NONE),
                at(HOLDER, closed(), RightsFacts.NONE),
                new Situation(DOCTOR, Optional.empty(), false, RightsFacts.NONE, NOW),
                new Situation(STRUCTURE, Optional.empty(), false, RightsFacts.NONE, NOW));
        assertThat(kept).allSatisfy(situation -> assertThat(decisions.decideById(situation))
                .isEqualTo(Decision.denied(ErrorCode.NOT_FOUND)));
        assertThat(decisions.decideById(at(AGENT, closed(), RightsFacts.NONE)))
                .isEqualTo(Decision.denied(ErrorCode.NOT_PERMITTED));
    }

    @Test
    void a_grant_not_yet_begun_opens_nothing() {
        RightsFacts.Right later = new RightsFacts.Right(
                Kind.GRANT, "p12-c", DOCTOR.key(), true, true, NOW.plus(Duration.ofHours(1)), null);
        assertThat(decisions.decide(at(DOCTOR, open(), rights(later)), Need.READ))
                .isEqualTo(Decision.denied(ErrorCode.NO_ACCESS));
    }

    private Decision.Granted granted(Situation situation, Need need) {
        Decision decision = decisions.decide(situation, need);
        assertThat(decision).isInstanceOf(Decision.Granted.class);
        return (Decision.Granted) decision;
    }

    /** The refusal, resting on the consent that blocks or has expired when there is one. */
    private static Decision denied(ErrorCode code, RightsFacts rights) {
        boolean rests = (code == ErrorCode.ACCESS_FORBIDDEN || code == ErrorCode.ACCESS_EXPIRED)
                && rights.rights().stream().anyMatch(r -> r.kind() != Kind.NO_REGULATION);
        return new Decision.Denied(code, rests ? "p12-c" : "");
    }

    private static RightsFacts.Right block(String actor) {
        return right(Kind.BLOCK, actor, false, false);
    }

    private static RecordFacts destroyed() {
        return record(RecordFacts.State.BEING_DESTROYED, LocalDate.of(1980, 5, 17));
    }

    @Test
    void a_carer_of_a_minor_sees_no_more_than_the_representative_who_named_him() {
        EntryFacts secret = new EntryFacts("11488-4", Set.of("ps:x"), "", false, null, true, false);
        for (RecordFacts record : List.of(open(), openMinor())) {
            Decision decision = decisions.decide(at(OTHER, record, linked(false, false)), Need.READ);
            boolean shown = decision instanceof Decision.Granted granted && granted.visibility().shows(secret);
            assertThat(shown).isEqualTo(record.equals(open()));
        }
    }
}
