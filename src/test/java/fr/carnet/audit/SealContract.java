package fr.carnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.support.RoomDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the seals of the trace must find, and must not find, on every database. */
abstract class SealContract {
    @TempDir
    Path folder;

    private TraceBench bench;

    abstract DataSource database();

    static class OnH2Test extends SealContract {
        @Override
        DataSource database() {
            return RoomDatabase.h2();
        }
    }

    static class OnPostgresTest extends SealContract {
        @Override
        DataSource database() {
            return RoomDatabase.postgres();
        }
    }

    @BeforeEach
    void someTraces() {
        bench = new TraceBench(database(), folder);
        bench.writeSome(20);
    }

    @Test
    void an_untouched_trace_is_valid_again_and_again() {
        assertValid(20);
        bench.writeSome(5);
        assertValid(25);
        assertThat(bench.seal.verify().firstFault()).isEmpty();
    }

    @Test
    void an_empty_trace_is_valid() {
        TraceBench empty = new TraceBench(database(), folder);
        assertThat(empty.seal.verify()).isEqualTo(new Verification(true, 0, java.util.Optional.empty()));
    }

    @Test
    void every_column_changed_after_sealing_is_found() {
        assertValid(20);
        every_column_changed_is_found();
    }

    @Test
    void every_column_changed_before_sealing_is_found() {
        for (Map.Entry<String, String> change : changes().entrySet()) {
            bench = new TraceBench(database(), folder);
            bench.writeSome(10);
            alter(change.getKey(), change.getValue());
            assertThat(bench.seal.verify().valid()).as(change.getKey()).isFalse();
        }
    }

    private void every_column_changed_is_found() {
        for (Map.Entry<String, String> change : changes().entrySet()) {
            Map<String, Object> before = one();
            alter(change.getKey(), change.getValue());
            assertThat(bench.seal.verify().valid()).as(change.getKey()).isFalse();
            putBack(before);
            assertValid(20);
        }
    }

    /** Column to the SQL expression that changes it least. */
    private static Map<String, String> changes() {
        Map<String, String> changes = new java.util.LinkedHashMap<>();
        for (String text : List.of(
                "agent_kind", "agent_key", "agent_system", "agent_code", "agent_name", "profession", "specialty",
                "structure", "interaction", "rest", "resource_type", "reason", "purpose", "query", "request_id")) {
            changes.put(text, "concat(" + text + ", 'x')");
        }
        changes.put("record", "13");
        changes.put("action", "'D'");
        changes.put("recorded", "recorded + interval '1' second");
        changes.put("resource_id", "null");
        changes.put("granted", "not granted");
        changes.put("hidden_until", "recorded");
        changes.put("hidden_from_representatives", "not hidden_from_representatives");
        changes.put("secret", "not secret");
        changes.put("mac", "concat('0', substring(mac, 2, 62), 'z')");
        return changes;
    }

    private void alter(String column, String expression) {
        assertThat(bench.jdbc.update("update carnet_trace set " + column + " = " + expression
                        + " where resource_id = 'p12-doc9'"))
                .isEqualTo(1);
    }

    @Test
    void a_row_with_another_id_or_another_place_is_found() {
        assertValid(20);
        for (String change : List.of("id = 'forged'", "place = 99", "block = 99", "block = null")) {
            Map<String, Object> before = one();
            bench.jdbc.update("update carnet_trace set " + change + " where resource_id = 'p12-doc9'");
            assertThat(new Object[] {change, bench.seal.verify().valid()}).containsExactly(change, false);
            if (change.equals("block = null")) {
                return;
            }
            bench.jdbc.update("delete from carnet_trace where resource_id = 'p12-doc9'");
            insert(before);
            assertValid(20);
        }
    }

    private void putBack(Map<String, Object> before) {
        bench.jdbc.update(
                "delete from carnet_trace where block = ? and place = ?", before.get("block"), before.get("place"));
        insert(before);
    }

    @Test
    void a_deleted_row_is_found_even_the_last() {
        assertValid(20);
        bench.jdbc.update("delete from carnet_trace where resource_id = 'p12-doc19'");
        assertThat(bench.seal.verify().valid()).isFalse();
        assertThat(bench.seal.verify().firstFault()).hasValueSatisfying(fault -> assertThat(fault).contains("block 3"));
    }

    @Test
    void a_forged_row_is_found_sealed_or_not() {
        Map<String, Object> forged = one();
        forged.put("id", "forged");
        insert(forged);
        assertThat(bench.seal.verify().valid()).isFalse();
    }

    @Test
    void a_row_forged_into_a_sealed_block_is_found() {
        assertValid(20);
        Map<String, Object> forged = one();
        forged.put("id", "forged");
        forged.put("place", 7);
        insert(forged);
        assertThat(bench.seal.verify().valid()).isFalse();
    }

    @Test
    void the_last_block_removed_is_found_with_or_without_its_rows() {
        assertValid(20);
        bench.jdbc.update("delete from carnet_trace_block where block = 3");
        assertThat(bench.seal.verify().firstFault()).contains("block 3 is missing");
        bench.jdbc.update("delete from carnet_trace where block = 3");
        assertThat(bench.seal.verify().valid()).isFalse();
    }

    @Test
    void an_older_state_of_the_whole_trace_put_back_is_found() {
        assertValid(20);
        Map<String, Object> head = bench.jdbc.queryForMap("select * from carnet_trace_head");
        bench.writeSome(4);
        assertValid(24);
        bench.jdbc.update("delete from carnet_trace where block = 4");
        bench.jdbc.update("delete from carnet_trace_block where block = 4");
        bench.jdbc.update(
                "update carnet_trace_head set last_block = ?, total = ?, last_mac = ?, mac = ?",
                head.get("last_block"), head.get("total"), head.get("last_mac"), head.get("mac"));
        assertThat(bench.seal.verify().valid()).isFalse();
        bench.writeSome(1);
        assertThat(bench.seal.verify().valid()).isFalse();
    }

    @Test
    void a_lost_or_altered_head_is_found_and_not_made_anew() {
        assertValid(20);
        bench.jdbc.update("update carnet_trace_head set total = 21");
        assertThat(bench.seal.verify().valid()).isFalse();
        bench.jdbc.update("delete from carnet_trace_head");
        bench.seal.establish();
        assertThat(bench.seal.verify().firstFault()).contains("the head of the chain is missing");
    }

    @Test
    void two_rows_swapped_are_found() {
        assertValid(20);
        bench.jdbc.update("update carnet_trace set place = 100 where block = 1 and place = 2");
        bench.jdbc.update("update carnet_trace set place = 2 where block = 1 and place = 3");
        bench.jdbc.update("update carnet_trace set place = 3 where block = 1 and place = 100");
        assertThat(bench.seal.verify().firstFault()).hasValueSatisfying(fault -> assertThat(fault).contains("block 1"));
    }

    @Test
    void another_key_does_not_verify() {
        assertValid(20);
        Path other = folder.resolve("other");
        TraceBench stranger = new TraceBench(bench.jdbc.getDataSource(), other);
        assertThat(stranger.seal.verify().valid()).isFalse();
        assertValid(20);
    }

    @Test
    void rows_written_while_others_seal_and_verify_are_neither_lost_nor_taken_for_forged() throws Exception {
        int writers = 6;
        ExecutorService threads = Executors.newFixedThreadPool(writers + 2);
        CountDownLatch written = new CountDownLatch(writers);
        for (int i = 0; i < writers; i++) {
            threads.submit(() -> {
                for (int j = 0; j < 25; j++) {
                    slowWrite(j % 5 == 0 ? 15 : 0);
                }
                written.countDown();
            });
        }
        java.util.Queue<Verification> seen = new java.util.concurrent.ConcurrentLinkedQueue<>();
        for (int i = 0; i < 2; i++) {
            threads.submit(() -> {
                while (written.getCount() > 0) {
                    seen.add(bench.seal.verify());
                }
            });
        }
        assertThat(written.await(60, TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).isNotEmpty().allMatch(Verification::valid);
        assertValid(20 + writers * 25L);
    }

    /** Written now, committed later: rows written after it may be sealed before it. */
    private void slowWrite(long pause) {
        bench.tx.executeWithoutResult(status -> {
            bench.writer.on(TraceBench.search(TraceBench.DOCTOR));
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
        });
    }

    @Test
    void a_call_rolled_back_leaves_no_trace_and_harms_no_seal() {
        bench.tx.executeWithoutResult(status -> {
            bench.writer.on(TraceBench.search(TraceBench.DOCTOR));
            status.setRollbackOnly();
        });
        assertValid(20);
    }

    private void assertValid(long count) {
        assertThat(bench.seal.verify()).isEqualTo(new Verification(true, count, java.util.Optional.empty()));
    }

    private Map<String, Object> one() {
        return bench.jdbc.queryForMap("select * from carnet_trace where resource_id = 'p12-doc9'");
    }

    private void insert(Map<String, Object> row) {
        String marks = "?, ".repeat(row.size() - 1) + "?";
        bench.jdbc.update(
                "insert into carnet_trace (" + String.join(", ", row.keySet()) + ") values (" + marks + ")",
                row.values().toArray());
    }
}
