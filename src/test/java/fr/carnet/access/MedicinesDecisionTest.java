package fr.carnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.access.RightsFacts.Right;
import fr.carnet.access.matrix.HabilitationMatrix;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.shared.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The medicines file: a grant, the holder's card, or nothing; his refusal wins over all. */
class MedicinesDecisionTest {
    private static final Instant LATER = Given.NOW.plus(Duration.ofMinutes(1));

    private final DecisionPoint decisions = new DecisionPoint(HabilitationMatrix.shipped());

    @ParameterizedTest
    @CsvSource({"21, '', true", "21, SA33, true", "10, SA01, true", "10, SA07, false", "10, '', false", "60, SA01, false"})
    void the_card_opens_the_file_to_pharmacists_and_hospital_doctors_only(String profession, String sector, boolean open) {
        Caller.Professional caller = at(profession, sector);
        Decision shown = decide(caller, Need.MEDICINES, LATER);
        assertThat(shown instanceof Decision.Granted).isEqualTo(open);
        assertThat(decide(caller, Need.CARD, null) instanceof Decision.Granted).isEqualTo(open);
        assertThat(decide(caller, Need.READ, LATER)).isEqualTo(Decision.denied(ErrorCode.NO_ACCESS));
    }

    @Test
    void the_card_opens_dispensations_vaccinations_and_implants_and_nothing_masked() {
        Decision.Granted granted = (Decision.Granted) decide(at("21", ""), Need.MEDICINES, LATER);
        assertThat(granted.reason()).isEqualTo(Reason.CARD_PRESENT);
        assertThat(granted.visibility().types()).isSubsetOf("60593-1", "87273-9", "REMB").contains("60593-1");
        assertThat(granted.visibility().masked()).isFalse();
    }

    @Test
    void a_card_counts_until_its_end_and_no_card_counts_for_nothing() {
        assertThat(decide(at("21", ""), Need.MEDICINES, Given.NOW)).isEqualTo(Decision.denied(ErrorCode.ACCESS_EXPIRED));
        assertThat(decide(at("21", ""), Need.MEDICINES, null)).isEqualTo(Decision.denied(ErrorCode.NO_ACCESS));
    }

    @Test
    void the_holders_refusal_and_a_block_win_over_the_card_and_over_a_grant() {
        for (Right right : List.of(right(Kind.NO_MEDICINES_FILE, ""), right(Kind.BLOCK, at("21", "").key()))) {
            Right grant = right(Kind.GRANT, at("21", "").key());
            for (Need need : List.of(Need.MEDICINES, Need.CARD)) {
                Decision.Denied denied = (Decision.Denied) decide(at("21", ""), need, LATER, right, grant);
                assertThat(denied.code()).isEqualTo(ErrorCode.ACCESS_FORBIDDEN);
            }
        }
    }

    @Test
    void refusing_the_file_leaves_the_record_readable_and_empties_the_file_for_the_holder() {
        Right refusal = right(Kind.NO_MEDICINES_FILE, "");
        Right grant = right(Kind.GRANT, at("21", "").key());
        assertThat(decide(at("21", ""), Need.READ, null, refusal, grant)).isInstanceOf(Decision.Granted.class);
        Decision.Granted own = (Decision.Granted) decide(Given.HOLDER, Need.MEDICINES, null, refusal);
        assertThat(own.reason()).isEqualTo(Reason.FILE_REFUSED);
        assertThat(own.visibility().everyType()).isFalse();
        assertThat(((Decision.Granted) decide(Given.HOLDER, Need.READ, null, refusal)).visibility().everyType()).isTrue();
    }

    @Test
    void structures_agents_and_strangers_never_read_the_file() {
        for (Caller caller : List.of(Given.STRUCTURE, Given.AGENT, Given.FEED, Given.OPERATOR, Given.OTHER)) {
            assertThat(decide(caller, Need.MEDICINES, LATER)).isInstanceOf(Decision.Denied.class);
            assertThat(decide(caller, Need.CARD, null)).isInstanceOf(Decision.Denied.class);
        }
    }

    private Decision decide(Caller caller, Need need, Instant cardUntil, Right... rights) {
        RightsFacts facts =
                new RightsFacts(List.of(rights), List.of(), Optional.empty(), Optional.ofNullable(cardUntil));
        return decisions.decide(new Situation(caller, Optional.of(Given.open()), false, facts, Given.NOW), need);
    }

    private static Right right(Kind kind, String actor) {
        return new Right(kind, "c1", actor, false, false, null, null);
    }

    private static Caller.Professional at(String profession, String sector) {
        return new Caller.Professional(
                "810001234567", profession, "", Optional.empty(), "", "", false, false, sector, Scopes.NONE);
    }
}
