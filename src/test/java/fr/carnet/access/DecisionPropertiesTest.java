package fr.carnet.access;

import static fr.carnet.access.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.access.RightsFacts.Link;
import fr.carnet.access.RightsFacts.Right;
import fr.carnet.access.matrix.HabilitationMatrix;
import fr.carnet.identity.Caller;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.EntryFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the rights: tightening never shows more, and nothing unknown opens anything. */
class DecisionPropertiesTest {
    private static final DecisionPoint DECISIONS = new DecisionPoint(HabilitationMatrix.shipped());
    private static final String SELF = DOCTOR.key();

    @Provide
    Arbitrary<RightsFacts> facts() {
        Arbitrary<Instant> instants = Arbitraries.longs().between(-5, 5).map(d -> NOW.plusSeconds(d * 3600));
        Arbitrary<Right> right = Combinators.combine(
                        Arbitraries.of(Kind.values()),
                        Arbitraries.of(SELF, "st:1690781810"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        instants.injectNull(0.3),
                        instants.injectNull(0.3))
                .as((kind, actor, doctor, masked, from, to) -> new Right(
                        kind, "p12-c", named(kind) ? actor : "", doctor, masked, from, to));
        Arbitrary<Link> link = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.of(true, false), instants.injectNull(0.5))
                .as((representative, minor, to) -> new Link(representative, minor, null, to));
        return Combinators.combine(right.list().ofMaxSize(4), link.list().ofMaxSize(2), instants.optional())
                .as(RightsFacts::new);
    }

    private static boolean named(Kind kind) {
        return kind == Kind.GRANT || kind == Kind.BLOCK;
    }

    @Provide
    Arbitrary<Caller> callers() {
        return Arbitraries.of(
                HOLDER, OTHER, DOCTOR, professional("60"), regulator("10"), STRUCTURE, AGENT, FEED, OPERATOR);
    }

    @Provide
    Arbitrary<EntryFacts> entries() {
        return Combinators.combine(
                        Arbitraries.of("11488-4", "68599-0", "REMB", "", "no-such-type"),
                        Arbitraries.of(SELF, "ps:x", HOLDER.key()),
                        Arbitraries.of("", "st:1690781810"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(NOW.plusSeconds(9), NOW.minusSeconds(9)).injectNull(0.5),
                        Arbitraries.of(true, false))
                .as((type, author, structure, masked, until, secret) ->
                        new EntryFacts(type, Set.of(author), structure, masked, until, secret, false));
    }

    private static boolean shows(Caller caller, RecordFacts record, RightsFacts rights, EntryFacts entry, Need need) {
        return DECISIONS.decide(at(caller, record, rights), need) instanceof Decision.Granted granted
                && granted.visibility().shows(entry);
    }

    @Property
    void a_block_ends_all_reading(@ForAll("facts") RightsFacts facts, @ForAll("entries") EntryFacts entry) {
        RightsFacts blocked = with(facts, new Right(Kind.BLOCK, "p12-b", SELF, false, false, null, null));
        for (Need need : Need.values()) {
            assertThat(shows(DOCTOR, open(), blocked, entry, need)).isFalse();
        }
    }

    @Property
    void a_closed_record_shows_nothing_to_anybody(
            @ForAll("callers") Caller caller,
            @ForAll("facts") RightsFacts facts,
            @ForAll("entries") EntryFacts entry) {
        for (Need need : Need.values()) {
            assertThat(shows(caller, closed(), facts, entry, need)).isFalse();
        }
    }

    @Property
    void masking_never_shows_more(
            @ForAll("callers") Caller caller,
            @ForAll("facts") RightsFacts facts,
            @ForAll("entries") EntryFacts entry) {
        EntryFacts masked = new EntryFacts(
                entry.documentType(),
                entry.authors(),
                entry.structure(),
                true,
                entry.hiddenFromPatientUntil(),
                entry.hiddenFromRepresentatives(),
                false);
        if (shows(caller, open(), facts, masked, Need.READ)) {
            assertThat(shows(caller, open(), facts, entry, Need.READ)).isTrue();
        }
    }

    @Property
    void taking_a_grant_away_never_shows_more(
            @ForAll("facts") RightsFacts facts, @ForAll("entries") EntryFacts entry) {
        for (Right gone : facts.rights()) {
            List<Right> fewer = new ArrayList<>(facts.rights());
            fewer.remove(gone);
            RightsFacts narrowed = new RightsFacts(fewer, facts.links(), facts.emergencyUntil());
            if (gone.kind() == Kind.GRANT && shows(DOCTOR, open(), narrowed, entry, Need.READ)) {
                assertThat(shows(DOCTOR, open(), facts, entry, Need.READ)).isTrue();
            }
        }
    }

    @Property
    void an_emergency_refusal_never_shows_more(
            @ForAll("facts") RightsFacts facts, @ForAll("entries") EntryFacts entry) {
        for (Kind kind : List.of(Kind.NO_BREAK_GLASS, Kind.NO_REGULATION)) {
            RightsFacts refused = with(facts, new Right(kind, "p12-b", "", false, false, null, null));
            if (shows(regulator("10"), open(), refused, entry, Need.READ)) {
                assertThat(shows(regulator("10"), open(), facts, entry, Need.READ)).isTrue();
            }
        }
    }

    @Property
    void a_profession_without_a_row_reads_nothing_but_its_own(@ForAll("facts") RightsFacts facts) {
        for (String profession : List.of("", "99", "710", "médecin")) {
            assertThat(shows(professional(profession), open(), facts, entry("11488-4", "ps:x"), Need.READ))
                    .isFalse();
        }
    }

    @Property
    void a_type_the_matrix_does_not_know_is_read_by_no_other_professional(@ForAll("facts") RightsFacts facts) {
        for (String type : List.of("", "no-such-type")) {
            assertThat(shows(DOCTOR, open(), facts, entry(type, "ps:x"), Need.READ)).isFalse();
        }
    }

    @Property
    void structures_and_offices_never_read_the_content_of_others(
            @ForAll("facts") RightsFacts facts, @ForAll("entries") EntryFacts entry) {
        for (Caller caller : List.of(STRUCTURE, AGENT, FEED, OPERATOR)) {
            boolean own = entry.structure().equals(caller.key());
            for (Need need : Need.values()) {
                assertThat(!own && shows(caller, open(), facts, entry, need)).isFalse();
            }
        }
    }

    @Property
    void every_question_has_an_answer(
            @ForAll("callers") Caller caller, @ForAll("facts") RightsFacts facts, @ForAll Need need) {
        LocalDate unknown = null;
        for (RecordFacts record :
                List.of(open(), closed(), openMinor(), record(RecordFacts.State.OPEN, unknown))) {
            assertThat(DECISIONS.decide(at(caller, record, facts), need)).isNotNull();
        }
        assertThat(DECISIONS.decide(new Situation(caller, Optional.empty(), false, facts, NOW), need))
                .isInstanceOf(Decision.Denied.class);
    }

    private static RightsFacts with(RightsFacts facts, Right right) {
        List<Right> rights = new ArrayList<>(facts.rights());
        rights.add(right);
        return new RightsFacts(rights, facts.links(), facts.emergencyUntil());
    }
}
