package fr.carnet.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Visibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, totals and order. */
abstract class PagingContract extends SearchContract {
    private static final String TYPE = "DocumentReference";

    private Entry[] storeDays(RecordNumber record, int count) {
        Entry[] entries = new Entry[count];
        for (int i = 0; i < count; i++) {
            String date = "2025-01-%02dT08:00:00Z".formatted(1 + i / 2);
            entries[i] = store(record, ADocument.of("d" + i, i % 2 == 0 ? "11488-4" : "34112-3", date));
        }
        return entries;
    }

    @Test
    void the_newest_come_first_and_pages_hold_each_entry_once() {
        RecordNumber record = newRecord();
        Entry[] stored = storeDays(record, 25);
        List<String> walked = walk(record, "_count=4", ALL);
        List<String> expected = new ArrayList<>();
        for (int i = 24; i >= 0; i--) {
            expected.add(stored[i].id());
        }
        assertThat(walked).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "-date", "type,-date", "-type,date", "_id", "-_lastUpdated", "status,_id",
        "author.family", "-creation", "identifier"})
    void every_order_is_walked_once_and_backwards_when_reversed(String sort) {
        RecordNumber record = newRecord();
        Entry[] stored = storeDays(record, 11);
        store(record, ADocument.complete("with-more"));
        List<String> walked = walk(record, "_count=3&_sort=" + sort, ALL);
        assertThat(walked).hasSize(stored.length + 1).doesNotHaveDuplicates();
        assertThat(walk(record, "_count=100&_sort=" + sort, ALL)).isEqualTo(walked);
    }

    @Test
    void an_order_by_id_and_by_token_is_what_it_says() {
        RecordNumber record = newRecord();
        storeDays(record, 9);
        List<String> ids = walk(record, "_count=2&_sort=_id", ALL);
        assertThat(ids).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(search(record, TYPE, "_sort=-type").entries().subList(0, 4))
                .allSatisfy(entry -> assertThat(entry.json()).contains("34112-3"));
    }

    /** Whether a search starts from values or looks at entries in order, it finds the same. */
    @Test
    void codes_that_most_entries_share_find_as_codes_that_few_have() {
        RecordNumber record = newRecord();
        int many = SearchStatements.FEW + 10;
        List<String> shared = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String date = "2025-%02d-%02dT08:00:00Z".formatted(1 + i / 28, 1 + i % 28);
            shared.add(0, store(record, ADocument.of("m" + i, "11488-4", date)).id());
        }
        Entry one = store(record, ADocument.of("f", "34112-3", "2024-05-05T08:00:00Z"));
        Entry other = store(record, ADocument.of("g", "34112-3", "2025-03-03T09:00:00Z"));

        assertThat(walk(record, "_count=50&type=11488-4", ALL)).isEqualTo(shared);
        assertThat(walk(record, "_count=50&type=http://loinc.org|11488-4&date=ge2025-02", ALL))
                .isEqualTo(shared.subList(0, many - 28));
        assertThat(walk(record, "type=34112-3", ALL)).containsExactly(other.id(), one.id());
        assertThat(walk(record, "type=34112-3,11488-4&_count=100", ALL)).hasSize(many + 2).contains(one.id());
        assertThat(walk(record, "type=11488-4&identifier=m3", ALL)).hasSize(1);
        assertThat(walk(record, "type=11488-4&identifier=f", ALL)).isEmpty();
        assertThat(search(record, TYPE, "type=11488-4&_count=20").total()).contains((long) many);
        assertThat(search(record, TYPE, "type=11488-4&_summary=count").total()).contains((long) many);
        assertThat(search(record, TYPE, "type=34112-3&_summary=count").total()).contains(2L);
        assertThat(search(record, TYPE, "type=11488-4&_total=accurate&_count=1").total()).contains((long) many);
        assertThat(search(record, TYPE, "type=11488-4&date=lt2020").entries()).isEmpty();
    }

    @Test
    void what_is_stored_or_hidden_between_two_pages_moves_nothing_else() {
        RecordNumber record = newRecord();
        Entry[] stored = storeDays(record, 10);
        Visibility professional = new Visibility(true, Set.of(), false, true, true, Set.of(), false, NOW);
        Register.Page first = register.search(record, TYPE, query("_count=4"), professional, "ps:1");
        store(record, ADocument.of("newer", "11488-4", "2025-02-01T08:00:00Z"));
        database.inTransaction(() -> {
            register.changeFacts(stored[9], masked());
            register.changeFacts(stored[4], masked());
            return null;
        });
        Register.Page second = register.search(
                record, TYPE, query("_count=4&_cursor=" + first.nextCursor().orElseThrow()), professional, "ps:1");
        assertThat(second.entries())
                .extracting(Entry::id)
                .containsExactly(stored[5].id(), stored[3].id(), stored[2].id(), stored[1].id());
        assertThat(second.total()).contains(9L);
    }

    @Test
    void a_cursor_serves_its_caller_its_record_and_its_search_only() {
        RecordNumber record = newRecord();
        RecordNumber other = newRecord();
        storeDays(record, 6);
        storeDays(other, 6);
        String cursor = register.search(record, TYPE, query("_count=2&status=current"), ALL, "ps:1")
                .nextCursor()
                .orElseThrow();
        String query = "_count=2&status=current&_cursor=";
        assertThat(register.search(record, TYPE, query(query + cursor), ALL, "ps:1").entries()).hasSize(2);
        assertThat(register.search(record, TYPE, query("_cursor=" + cursor + "&status=current&_count=5"), ALL, "ps:1")
                        .entries())
                .hasSize(4);
        notFound(() -> register.search(record, TYPE, query(query + cursor), ALL, "ps:2"));
        notFound(() -> register.search(other, TYPE, query(query + cursor), ALL, "ps:1"));
        notFound(() -> register.search(record, TYPE, query("_count=2&_cursor=" + cursor), ALL, "ps:1"));
        notFound(() -> register.search(record, TYPE, query(query + cursor + "&_sort=date"), ALL, "ps:1"));
        notFound(() -> register.search(record, "List", query(query + cursor), ALL, "ps:1"));
        for (int i = 0; i < cursor.length(); i++) {
            char changed = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String forged = cursor.substring(0, i) + changed + cursor.substring(i + 1);
            notFound(() -> register.search(record, TYPE, query(query + forged), ALL, "ps:1"));
        }
        for (String forged : new String[] {"x", "é", "....", cursor + "A", cursor.substring(1)}) {
            notFound(() -> register.search(record, TYPE, query(query + forged), ALL, "ps:1"));
        }
    }

    @Test
    void beyond_2500_matches_the_total_is_there_when_it_is_asked() {
        RecordNumber record = newRecord();
        for (int i = 0; i < 2501; i++) {
            store(record, ADocument.of("d" + i, "11488-4", "2025-01-01T08:00:00Z"));
        }
        assertThat(search(record, TYPE, "_count=3").total()).isEmpty();
        assertThat(search(record, TYPE, "_count=3&_total=accurate").total()).contains(2501L);
        assertThat(search(record, TYPE, "_summary=count").total()).contains(2501L);
        assertThat(search(record, TYPE, "_count=3&date=gt2026-01-10").total()).contains(0L);
        assertThat(search(record, TYPE, "_count=3&type=11488-4").total()).isEmpty();
        assertThat(search(record, TYPE, "_count=3&type=11488-4&date=ge2025").total()).isEmpty();
        assertThat(search(record, TYPE, "_count=3&type=11488-4&_total=accurate").total()).contains(2501L);
        Entry last = store(record, ADocument.of("last", "34112-3", "2026-01-12T08:00:00Z"));
        for (int i = 0; i < 3; i++) {
            store(record, ADocument.of("late" + i, "11488-4", "2026-02-01T08:00:00Z"));
        }
        assertThat(search(record, TYPE, "_count=2&type=11488-4&date=ge2026").total())
                .as("more values than are counted, fewer matches")
                .contains(3L);
        assertThat(search(record, TYPE, "_count=2&type=11488-4,34112-3&date=ge2026").total()).contains(4L);
        assertThat(search(record, TYPE, "_count=2&type=11488-4&identifier=" + "late1").total()).contains(1L);
        assertThat(search(record, TYPE, "_count=2&type=34112-3").entries()).extracting(Entry::id).containsExactly(last.id());
    }

    @Test
    void the_total_is_exact_unless_not_asked_and_a_count_has_no_entries() {
        RecordNumber record = newRecord();
        storeDays(record, 7);
        assertThat(search(record, TYPE, "_count=3").total()).contains(7L);
        assertThat(search(record, TYPE, "_count=3&_total=estimate").total()).contains(7L);
        assertThat(search(record, TYPE, "_count=3&_total=none").total()).isEmpty();
        for (String query : new String[] {"_summary=count", "_count=0", "_summary=count&_total=none"}) {
            Register.Page page = search(record, TYPE, query);
            assertThat(page.total()).contains(7L);
            assertThat(page.entries()).isEmpty();
            assertThat(page.nextCursor()).isEmpty();
        }
        assertThat(search(record, TYPE, "_count=7").nextCursor()).isEmpty();
        assertThat(search(record, TYPE, "_count=5000").entries()).hasSize(7);
    }

    @Test
    void a_search_writes_nothing_and_is_one_statement_when_the_page_holds_all() {
        RecordNumber record = newRecord();
        storeDays(record, 3);
        database.statements.clear();
        search(record, TYPE, "status=current&type=11488-4&_sort=-date");
        assertThat(database.statements).hasSize(1).allMatch(sql -> sql.startsWith("select "));
    }

    private static fr.carnet.shared.EntryFacts masked() {
        return new fr.carnet.shared.EntryFacts("11488-4", Set.of("ps:9"), "", true, null, false, false);
    }

    private static void notFound(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND);
                    assertThat(refusal.faults()).isEmpty();
                });
    }

    private List<String> walk(RecordNumber record, String query, Visibility visibility) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Register.Page page = register.search(record, TYPE, query(query + cursor), visibility, "ps:1");
            page.entries().forEach(entry -> ids.add(entry.id()));
            cursor = page.nextCursor().map(next -> "&_cursor=" + next).orElse("");
        } while (!cursor.isEmpty());
        return ids;
    }
}
