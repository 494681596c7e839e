package fr.carnet.audit;

import static fr.carnet.audit.TraceBench.DOCTOR;
import static fr.carnet.audit.TraceBench.FACTS;
import static fr.carnet.audit.TraceBench.NOW;
import static fr.carnet.audit.TraceBench.RECORD;
import static fr.carnet.audit.TraceBench.access;
import static fr.carnet.audit.TraceBench.facts;
import static fr.carnet.audit.TraceBench.read;
import static fr.carnet.audit.TraceBench.search;
import static fr.carnet.audit.TraceBench.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.access.Action;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.register.FactsChanged;
import fr.carnet.shared.Refusal;
import fr.carnet.support.RoomDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailTest {
    private static final Instant LATER = NOW.plusSeconds(30L * 86_400);
    private static final Viewer HOLDER = new Viewer.Holder("ins:x", NOW);
    private static final Viewer MOTHER = new Viewer.Representative("ins:y", NOW);
    private static final Viewer HIMSELF = new Viewer.Professional(DOCTOR.key());

    @TempDir
    Path folder;

    private TraceBench bench;

    @BeforeEach
    void room() {
        bench = new TraceBench(RoomDatabase.h2(), folder);
    }

    @Test
    void the_holder_sees_accesses_and_attempts() {
        bench.write(read("a", visible()));
        bench.write(access(DOCTOR, Action.READ, "ITI-67", Optional.empty(), Optional.empty(), false, "no-access", ""));
        assertThat(found(HOLDER)).extracting(t -> t.deed().granted()).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void nothing_about_a_hidden_document_shows_until_the_document_does() {
        bench.write(read("a", visible()), read("b", facts(LATER, false)));
        assertThat(ids(found(HOLDER))).containsExactly("p12-a");
        assertThat(total(HOLDER)).isEqualTo(1);
        assertThat(ids(found(MOTHER))).containsExactly("p12-a");
        assertThat(ids(found(new Viewer.Holder("ins:x", LATER)))).contains("p12-b");
        assertThat(ids(found(HIMSELF))).contains("p12-b");
    }

    @Test
    void a_document_shown_earlier_shows_its_trace_at_once() {
        bench.write(read("b", facts(LATER, false)));
        factsAre("p12-b", null, false);
        assertThat(ids(found(HOLDER))).containsExactly("p12-b");
    }

    @Test
    void a_document_hidden_afterwards_takes_its_trace_along() {
        bench.write(read("b", visible()));
        factsAre("p12-b", null, true);
        assertThat(found(MOTHER)).isEmpty();
        assertThat(total(MOTHER)).isZero();
        assertThat(ids(found(HOLDER))).containsExactly("p12-b");
    }

    @Test
    void representatives_see_nothing_of_a_secret_connection() {
        bench.write(search(TraceBench.doctor("810009999999", true)));
        assertThat(found(MOTHER)).isEmpty();
        assertThat(found(HOLDER)).hasSize(1);
    }

    @Test
    void a_professional_sees_his_own_accesses_only_and_no_refused_attempt_at_an_entry() {
        bench.write(read("a", visible()), search(TraceBench.doctor("810009999999", false)));
        bench.write(access(
                DOCTOR, Action.READ, "read", Optional.of("p12-z"), Optional.of(visible()), false, "masked", ""));
        assertThat(ids(found(HIMSELF))).containsExactly("p12-a");
        assertThat(total(HIMSELF)).isEqualTo(1);
        assertThat(found(HOLDER)).hasSize(3);
    }

    @Test
    void one_entry_is_found_by_id_by_those_who_see_it() {
        bench.write(read("b", facts(LATER, false)));
        String id = found(HIMSELF).get(0).id();
        assertThat(bench.trail.find(FACTS, id, HIMSELF)).isPresent();
        assertThat(bench.trail.find(FACTS, id, HOLDER)).isEmpty();
    }

    @Test
    void pages_follow_one_another_without_gap_or_double_and_belong_to_who_asked() {
        bench.writeSome(7);
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Trail.Page page = page(HOLDER, cursor, "3");
            assertThat(page.total()).contains(7L);
            seen.addAll(ids(page.traces()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        Optional<String> second = page(HOLDER, Optional.empty(), "3").nextCursor();
        assertThatThrownBy(() -> page(HIMSELF, second, "3")).isInstanceOf(Refusal.class).hasMessage("not-found");
        assertThatThrownBy(() -> page(HOLDER, Optional.of("!!"), "3")).hasMessage("not-found");
    }

    @Test
    void filters_narrow_and_count_alone_gives_the_total() {
        Caller agent = new Caller.Agent("a1", Scopes.NONE);
        bench.write(read("a", visible()), search(DOCTOR));
        bench.write(access(agent, Action.EXECUTE, "$close-record", Optional.empty(), Optional.empty(), false, "x", ""));
        assertThat(count(Map.of("agent", List.of("10001234567")))).isEqualTo(2);
        assertThat(count(Map.of("agent", List.of("urn:oid:1.2.250.1.71.4.2.1|810001234567")))).isEqualTo(2);
        assertThat(count(Map.of("agent", List.of("1690781810")))).isEqualTo(2);
        assertThat(count(Map.of("agent", List.of("Patient/p12-00000000-aaaa")))).isZero();
        assertThat(count(Map.of("action", List.of("R")))).isEqualTo(1);
        assertThat(count(Map.of("action", List.of("E")))).isEqualTo(2);
        assertThat(count(Map.of("action", List.of("R,E")))).isEqualTo(3);
        assertThat(count(Map.of("outcome", List.of("4")))).isEqualTo(1);
        assertThat(count(Map.of("outcome", List.of("0"), "action", List.of("E")))).isEqualTo(1);
        String today = java.time.LocalDate.now(fr.carnet.shared.BusinessClock.PARIS).toString();
        assertThat(count(Map.of("date", List.of(today)))).isEqualTo(3);
        assertThat(count(Map.of("date", List.of("ge" + today, "lt2999")))).isEqualTo(3);
        assertThat(count(Map.of("date", List.of("lt" + today)))).isZero();
        assertThat(count(Map.of("date", List.of("ne" + today)))).isZero();
    }

    @Test
    void what_is_not_offered_is_refused() {
        for (String name : List.of("entity", "date:missing", "_include", "agent.name", "_has:x", "_sort:x")) {
            assertThatThrownBy(() -> TrailQuery.parse(Map.of(name, List.of("1")))).as(name).hasMessage("not-offered");
        }
        for (Map.Entry<String, String> bad : Map.of(
                        "date", "yesterday", "action", "Z", "outcome", "7", "_sort", "agent", "_count", "-1", "_total", "x")
                .entrySet()) {
            assertThatThrownBy(() -> TrailQuery.parse(Map.of(bad.getKey(), List.of(bad.getValue()))))
                    .as(bad.getKey())
                    .hasMessage("not-offered");
        }
    }

    private void factsAre(String id, Instant hiddenUntil, boolean hiddenFromRepresentatives) {
        bench.tx.executeWithoutResult(status -> bench.writer.on(new FactsChanged(
                RECORD, "DocumentReference", id, facts(hiddenUntil, hiddenFromRepresentatives))));
    }

    private List<Trace> found(Viewer viewer) {
        return bench.trail.search(FACTS, TrailQuery.parse(Map.of()), viewer).traces();
    }

    private long total(Viewer viewer) {
        return bench.trail
                .search(FACTS, TrailQuery.parse(Map.of("_summary", List.of("count"))), viewer)
                .total()
                .orElseThrow();
    }

    private long count(Map<String, List<String>> parameters) {
        return bench.trail.search(FACTS, TrailQuery.parse(parameters), HOLDER).total().orElseThrow();
    }

    private Trail.Page page(Viewer viewer, Optional<String> cursor, String count) {
        Map<String, List<String>> asked = new java.util.HashMap<>(Map.of("_count", List.of(count)));
        cursor.ifPresent(value -> asked.put("_cursor", List.of(value)));
        return bench.trail.search(FACTS, TrailQuery.parse(asked), viewer);
    }

    private static List<String> ids(List<Trace> traces) {
        return traces.stream().map(t -> t.deed().resourceId().orElse("")).toList();
    }
}
