package fr.carnet.access;

import static fr.carnet.access.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.access.matrix.HabilitationMatrix;
import fr.carnet.identity.Caller;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EntryRulesTest {
    private static final DecisionPoint DECISIONS = new DecisionPoint(HabilitationMatrix.shipped());
    private static final EntryFacts FOREIGN = entry("11488-4", "ps:x");
    private static final Set<Change> ALL = EnumSet.allOf(Change.class);

    static Stream<Arguments> may() {
        EntryFacts own = entry("11488-4", DOCTOR.key());
        EntryFacts ofStructure = new EntryFacts("11488-4", Set.of("ps:x"), STRUCTURE.key(), false, null, false, false);
        RightsFacts none = RightsFacts.NONE;
        RightsFacts granted = rights(grant(DOCTOR.key()));
        Set<Change> reader =
                EnumSet.of(Change.MASK, Change.SHOW_TO_PATIENT, Change.SHOW_TO_REPRESENTATIVES, Change.ARCHIVE);
        Set<Change> masking = EnumSet.of(Change.MASK, Change.UNMASK);
        return Stream.of(
                Arguments.of("author", DOCTOR, none, own, ALL),
                Arguments.of("reader", DOCTOR, granted, FOREIGN, reader),
                Arguments.of("treating doctor", DOCTOR, rights(treatingDoctor()), FOREIGN, and(reader, Change.UNMASK)),
                Arguments.of("holder", HOLDER, none, FOREIGN, masking),
                Arguments.of("holder, own deposit", HOLDER, none, entry("DOCPAT03", HOLDER.key()), ALL),
                Arguments.of("representative", OTHER, linked(true, false), FOREIGN, masking),
                Arguments.of(
                        "representative, deposit of the holder",
                        OTHER,
                        linked(true, false),
                        entry("DOCPAT03", HOLDER.key()),
                        and(masking, Change.DELETE)),
                Arguments.of("carer", OTHER, linked(false, false), FOREIGN, Set.of()),
                Arguments.of(
                        "depositing structure",
                        STRUCTURE,
                        none,
                        ofStructure,
                        EnumSet.of(Change.MASK, Change.SUPERSEDE, Change.EDIT, Change.DELETE)),
                Arguments.of(
                        "professional of that structure",
                        DOCTOR,
                        none,
                        ofStructure,
                        and(reader, Change.SUPERSEDE, Change.EDIT)));
    }

    private static Set<Change> and(Set<Change> changes, Change... more) {
        Set<Change> all = EnumSet.copyOf(changes);
        all.addAll(List.of(more));
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("may")
    void each_may_change_what_the_contract_says_and_nothing_else(
            String who, Caller caller, RightsFacts rights, EntryFacts entry, Set<Change> allowed) {
        for (Change change : Change.values()) {
            Optional<ErrorCode> expected =
                    allowed.contains(change) ? Optional.empty() : Optional.of(ErrorCode.NOT_PERMITTED);
            assertThat(EntryRules.refusal(caller, entrance(caller, rights), entry, change))
                    .as(change.name())
                    .isEqualTo(expected);
        }
    }

    @Test
    void what_cannot_be_read_does_not_exist() {
        for (Change change : Change.values()) {
            assertThat(EntryRules.refusal(DOCTOR, entrance(DOCTOR, RightsFacts.NONE), FOREIGN, change))
                    .contains(ErrorCode.NOT_FOUND);
            assertThat(EntryRules.refusal(
                            DOCTOR,
                            entrance(DOCTOR, rights(grant(DOCTOR.key()))),
                            masked("11488-4", "ps:x"),
                            change))
                    .contains(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void under_break_glass_nothing_is_masked_or_deleted_not_even_ones_own() {
        Entrance emergency = entrance(DOCTOR, inEmergency());
        EntryFacts own = entry("11488-4", DOCTOR.key());
        for (Change change : EnumSet.of(Change.MASK, Change.UNMASK, Change.DELETE)) {
            assertThat(EntryRules.refusal(DOCTOR, emergency, own, change)).contains(ErrorCode.NOT_PERMITTED);
        }
        assertThat(EntryRules.refusal(DOCTOR, emergency, FOREIGN, Change.ARCHIVE)).isEmpty();
    }

    @Test
    void labels_of_clinical_resources_are_set_by_those_who_mask_and_lifted_by_those_who_unmask() {
        RightsFacts reader = rights(right(Kind.GRANT, DOCTOR.key(), false, true));
        EntryFacts masked = masked("11488-4", "ps:x");
        assertThat(EntryRules.labelsRefusal(DOCTOR, entrance(DOCTOR, reader), FOREIGN, true)).isEmpty();
        assertThat(EntryRules.labelsRefusal(DOCTOR, entrance(DOCTOR, reader), masked, false))
                .contains(ErrorCode.NOT_PERMITTED);
        assertThat(EntryRules.labelsRefusal(HOLDER, entrance(HOLDER, RightsFacts.NONE), masked, false))
                .isEmpty();
        assertThat(EntryRules.labelsRefusal(OTHER, entrance(OTHER, linked(false, false)), FOREIGN, true))
                .contains(ErrorCode.NOT_PERMITTED);
    }

    private static Entrance entrance(Caller caller, RightsFacts rights) {
        Situation situation = at(caller, open(), rights);
        Decision.Granted granted = (Decision.Granted) DECISIONS.decide(situation, Need.READ_OWN);
        return new Entrance(open(), situation.standing(), granted.visibility(), granted.reason(), granted.purpose());
    }
}
