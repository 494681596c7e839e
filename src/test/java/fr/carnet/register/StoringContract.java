package fr.carnet.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Storing, versions, visibility, erasure, and the second wall: every statement names the record. */
abstract class StoringContract extends PagingContract {
    private static final Pattern TABLE =
            Pattern.compile("(?:from|join|update|into) (carnet_entry_value|carnet_entry|hfj_res_ver) ?(\\b[a-z]\\b)?");
    private final Set<String> seen = new HashSet<>();

    @Test
    void what_is_stored_is_read_again_as_it_was_answered() {
        RecordNumber record = newRecord();
        Entry created = store(record, ADocument.complete("one"));
        Entry found = register.find("DocumentReference", created.id()).orElseThrow();
        assertThat(found).isEqualTo(created);
        Resource parsed = (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(found.json());
        assertThat(parsed.getIdElement().getIdPart()).isEqualTo(created.id());
        assertThat(parsed.getMeta().getVersionId()).isEqualTo("1");
        assertThat(parsed.getMeta().getLastUpdated().toInstant()).isEqualTo(created.lastUpdated());
        assertThat(parsed.getMeta().getProfile()).hasSize(1);
        assertThat(ids(record, "DocumentReference", "")).containsExactly(created.id());
    }

    @Test
    void an_id_of_the_record_is_kept_and_any_other_replaced() {
        RecordNumber record = newRecord();
        String kept = record.newId();
        DocumentReference own = ADocument.of("a", "11488-4", "2025-01-01T00:00:00Z");
        own.setId(kept);
        DocumentReference foreign = ADocument.of("b", "11488-4", "2025-01-01T00:00:00Z");
        foreign.setId(newRecord().newId());
        assertThat(store(record, own).id()).isEqualTo(kept);
        assertThat(RecordNumber.ofId(store(record, foreign).id())).contains(record);
    }

    @Test
    void what_is_created_together_is_found_meanwhile_and_written_in_few_statements() {
        RecordNumber record = newRecord();
        List<Entry> created = database.inTransaction(() -> register.together(() -> {
            Entry one = store(record, ADocument.complete("together-1"));
            assertThat(versionsOf(record)).isZero();
            assertThat(register.facts(record, "DocumentReference", List.of(one.id()))).containsExactly(one.facts());
            assertThat(versionsOf(record)).isZero();
            assertThat(register.find("DocumentReference", one.id())).contains(one);
            assertThat(versionsOf(record)).isEqualTo(1);
            Entry two = store(record, ADocument.complete("together-2"));
            assertThat(register.findByIdentifier(record, "DocumentReference", named("elsewhere"))).isEmpty();
            assertThat(versionsOf(record)).isEqualTo(1);
            assertThat(register.findByIdentifier(record, "DocumentReference", named("together-2"))).containsExactly(two);
            assertThat(versionsOf(record)).isEqualTo(2);
            assertThat(ids(record, "DocumentReference", "identifier=together-2")).containsExactly(two.id());
            Entry three = store(record, ADocument.complete("together-3"));
            Entry next = register.update(three, ADocument.complete("together-3b"), ADocument.facts("34112-3"));
            assertThat(next.version()).isEqualTo(2);
            return List.of(one, two, next, store(record, ADocument.complete("together-4")));
        }));
        for (Entry entry : created) {
            assertThat(register.find("DocumentReference", entry.id())).contains(entry);
        }
        assertThat(versionsOf(record)).isEqualTo(5);
        assertThat(register.findByIdentifier(record, "DocumentReference", named("together-4"))).hasSize(1);
    }

    @Test
    void what_was_created_together_is_gone_when_the_work_fails_and_nothing_of_it_is_written_later() {
        RecordNumber record = newRecord();
        assertThatThrownBy(() -> database.inTransaction(() -> register.together(() -> {
                    store(record, ADocument.complete("lost"));
                    throw new IllegalStateException("the work fails");
                })))
                .isInstanceOf(IllegalStateException.class);
        Entry kept = store(record, ADocument.complete("kept"));
        assertThat(ids(record, "DocumentReference", "")).containsExactly(kept.id());
        assertThat(versionsOf(record)).isEqualTo(1);
        assertThatThrownBy(() -> register.together(() -> 1)).isInstanceOf(IllegalStateException.class);
    }

    private static BusinessIdentifier named(String identifier) {
        return new BusinessIdentifier("urn:ietf:rfc:3986", identifier);
    }

    private long versionsOf(RecordNumber record) {
        return database.jdbc.queryForObject(
                "select count(*) from hfj_res_ver where partition_id = ?", Long.class, record.value());
    }

    @Test
    void a_new_version_replaces_the_values_and_the_old_one_stays_readable() {
        RecordNumber record = newRecord();
        Entry first = store(record, ADocument.complete("one"));
        DocumentReference next = ADocument.of("two", "34112-3", "2025-04-01T00:00:00Z");
        next.setStatus(DocumentReferenceStatus.SUPERSEDED);
        Entry second = database.inTransaction(() -> register.update(first, next, ADocument.facts("34112-3")));
        assertThat(second.version()).isEqualTo(2);
        assertThat(ids(record, "DocumentReference", "status=superseded&identifier=two&type=34112-3&date=2025-04"))
                .containsExactly(first.id());
        assertThat(ids(record, "DocumentReference", "type=11488-4")).isEmpty();
        assertThat(ids(record, "DocumentReference", "author.family=elu")).isEmpty();
        Entry old = register.findVersion("DocumentReference", first.id(), 1).orElseThrow();
        assertThat(old.json()).isEqualTo(first.json());
        assertThat(old.lastUpdated()).isEqualTo(first.lastUpdated());
        assertThat(old.facts()).isEqualTo(second.facts());
        assertThat(register.history("DocumentReference", first.id()))
                .extracting(Entry::version)
                .containsExactly(2, 1);
        assertThat(register.findVersion("DocumentReference", first.id(), 3)).isEmpty();
    }

    @Test
    void the_second_of_two_updates_of_one_version_is_refused() {
        RecordNumber record = newRecord();
        Entry first = store(record, ADocument.complete("one"));
        database.inTransaction(() -> register.update(first, ADocument.complete("two"), first.facts()));
        assertThatThrownBy(() -> database.inTransaction(
                        () -> register.update(first, ADocument.complete("three"), first.facts())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.VERSION_CONFLICT));
        assertThat(register.find("DocumentReference", first.id()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void nothing_is_written_without_a_transaction() {
        RecordNumber record = newRecord();
        Entry first = store(record, ADocument.complete("one"));
        assertThatThrownBy(() -> register.create(record, ADocument.complete("two"), first.facts()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> register.update(first, ADocument.complete("two"), first.facts()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> register.changeFacts(first, first.facts())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> register.erase(record)).isInstanceOf(IllegalStateException.class);
        assertThat(search(record, "DocumentReference", "").total()).contains(1L);
    }

    @Test
    void a_deleted_entry_is_found_by_id_with_its_facts_and_by_nothing_else() {
        RecordNumber record = newRecord();
        Entry first = store(record, ADocument.complete("one"));
        database.inTransaction(() -> {
            register.changeFacts(first, ADocument.deleted("11488-4"));
            return null;
        });
        assertThat(register.find("DocumentReference", first.id()).orElseThrow().facts().deleted()).isTrue();
        assertThat(search(record, "DocumentReference", "").total()).contains(0L);
        assertThat(register.findByIdentifier(
                        record,
                        "DocumentReference",
                        new fr.carnet.shared.BusinessIdentifier("urn:ietf:rfc:3986", "one")))
                .isEmpty();
    }

    @Test
    void an_id_of_another_type_record_or_form_finds_nothing() {
        Entry first = store(newRecord(), ADocument.complete("one"));
        assertThat(register.find("List", first.id())).isEmpty();
        assertThat(register.find("DocumentReference", "nothing")).isEmpty();
        assertThat(register.find("DocumentReference", newRecord().newId())).isEmpty();
        assertThat(register.history("DocumentReference", "x")).isEmpty();
    }

    @Test
    void a_type_without_parameters_is_stored_and_read_all_the_same() {
        Entry binary = store(newRecord(), new Binary().setContentType("text/plain"));
        assertThat(register.find("Binary", binary.id())).contains(binary);
    }

    @Test
    void erasing_a_record_leaves_no_row_of_it_and_every_row_of_the_others() {
        RecordNumber gone = newRecord();
        RecordNumber kept = newRecord();
        store(gone, ADocument.complete("one"));
        store(kept, ADocument.complete("one"));
        database.inTransaction(() -> {
            register.erase(gone);
            return null;
        });
        for (String table : new String[] {"carnet_entry", "carnet_entry_value"}) {
            String count = "select count(*) from " + table + " x where x.record = ?";
            assertThat(database.jdbc.queryForObject(count, Long.class, gone.value())).isZero();
            assertThat(database.jdbc.queryForObject(count, Long.class, kept.value())).isPositive();
        }
    }

    @Test
    void the_statement_shows_exactly_what_the_decision_shows() {
        Random random = new Random(20260101);
        RecordNumber record = newRecord();
        List<Entry> stored = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            String id = store(record, ADocument.of("r" + i, "11488-4", "2025-01-01T00:00:00Z"), randomFacts(random))
                    .id();
            stored.add(register.find("DocumentReference", id).orElseThrow());
        }
        for (int i = 0; i < 300; i++) {
            Visibility visibility = randomVisibility(random);
            List<String> expected = stored.stream()
                    .filter(entry -> visibility.shows(entry.facts()))
                    .map(Entry::id)
                    .toList();
            Register.Page page =
                    register.search(record, "DocumentReference", query("_count=100"), visibility, "ps:1");
            assertThat(page.total()).as("%s", visibility).contains((long) expected.size());
            assertThat(page.entries()).extracting(Entry::id).allMatch(expected::contains);
            assertThat(page.entries()).hasSize(Math.min(100, expected.size()));
        }
    }

    @AfterAll
    void every_statement_names_the_record_on_every_table() {
        seen.addAll(database.statements);
        assertThat(seen).hasSizeGreaterThan(5);
        for (String sql : seen) {
            Matcher table = TABLE.matcher(sql);
            assertThat(table.find()).as(sql).isTrue();
            table.reset();
            while (table.find()) {
                String column = table.group(1).equals("hfj_res_ver") ? "partition_id" : "record";
                String alias = table.group(2) == null ? "" : table.group(2) + ".";
                boolean insert = sql.startsWith("insert into");
                assertThat(sql).contains(insert ? column : alias + column + " = ?");
            }
        }
    }

    private static final String[] KEYS = {"ps:1", "ps:11", "ps:1 1", "st:%_!", "st:%25", "", "ins:urn|x y", "x"};
    private static final String[] TYPES = {"11488-4", "34112-3", "", "11488"};

    private static EntryFacts randomFacts(Random random) {
        Instant until = random.nextInt(3) == 0 ? null : NOW.plusNanos((random.nextInt(5) - 2) * 1000L);
        return new EntryFacts(
                TYPES[random.nextInt(TYPES.length)],
                keys(random),
                random.nextBoolean() ? "" : KEYS[random.nextInt(KEYS.length)],
                random.nextBoolean(),
                until,
                random.nextBoolean(),
                random.nextInt(5) == 0);
    }

    private static Visibility randomVisibility(Random random) {
        Set<String> types = new HashSet<>();
        for (String type : TYPES) {
            if (random.nextBoolean()) {
                types.add(type);
            }
        }
        return new Visibility(
                random.nextInt(3) == 0,
                types,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                keys(random),
                random.nextInt(4) == 0,
                NOW.plusNanos(random.nextInt(4) - 2 + (random.nextInt(5) - 2) * 1000L));
    }

    private static Set<String> keys(Random random) {
        Set<String> keys = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            keys.add(KEYS[random.nextInt(KEYS.length)]);
        }
        return keys;
    }
}
