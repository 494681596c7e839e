package fr.carnet.content;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.shared.RecordNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentSweepTest {
    private static final RecordNumber ONE = new RecordNumber(7);
    private static final byte[] LETTER = "Lettre de liaison".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temporary;

    private AContentStore room;

    @BeforeEach
    void start() {
        room = AContentStore.in(temporary);
    }

    @Test
    void a_file_of_a_transaction_that_never_committed_goes_after_the_grace_period() throws IOException {
        room.transaction.executeWithoutResult(status -> {
            ContentStore.Stored stored = room.store.put(ONE, LETTER);
            room.book.add(ContentRow.of(ONE, ContentRow.Kind.BINARY, "d1", "text/plain", stored));
            status.setRollbackOnly();
        });
        assertThat(room.files()).hasSize(1);
        assertThat(room.sweeperAt(Instant.now()).sweep()).isZero();
        assertThat(room.sweepInTwoDays()).isEqualTo(1);
        assertThat(room.files()).isEmpty();
    }

    @Test
    void a_named_file_stays_as_long_as_one_row_names_it() throws IOException {
        ContentRow first = deposit("d1");
        ContentRow second = deposit("d2");
        assertThat(room.sweepInTwoDays()).isZero();
        room.forget(first);
        assertThat(room.sweepInTwoDays()).isZero();
        assertThat(room.store.open(ONE, second.digest())).isEqualTo(LETTER);
        room.forget(second);
        assertThat(room.sweepInTwoDays()).isEqualTo(1);
    }

    @Test
    void rows_are_found_by_id_and_by_document() {
        ContentRow row = deposit("d1");
        assertThat(room.book.find(ONE, row.id()).orElseThrow().digest()).isEqualTo(row.digest());
        assertThat(room.book.find(new RecordNumber(8), row.id())).isEmpty();
        assertThat(room.book.ofDocument(ONE, "d1")).extracting(ContentRow::id).containsExactly(row.id());
        assertThat(room.book.ofDocument(ONE, "d2")).isEmpty();
    }

    @Test
    void an_interrupted_writing_goes_after_the_grace_period() throws IOException {
        Path incoming = Files.createDirectories(room.folder.resolve("incoming"));
        Files.write(incoming.resolve("half"), new byte[10]);
        assertThat(room.sweeperAt(Instant.now()).sweep()).isZero();
        assertThat(room.sweepInTwoDays()).isEqualTo(1);
    }

    @Test
    void a_sweep_cut_off_halfway_loses_nothing() throws IOException {
        ContentRow named = deposit("d1");
        Path file = room.blobs.file(ONE, named.digest());
        Files.move(file, SetAside.of(file));
        assertThat(room.store.open(ONE, named.digest())).isEqualTo(LETTER);
        assertThat(room.sweepInTwoDays()).isZero();
        assertThat(file).exists();
    }

    @Test
    void a_writer_who_comes_while_a_sweep_looks_keeps_his_content() throws IOException {
        String digest = room.store.put(ONE, LETTER).digest();
        Path file = room.blobs.file(ONE, digest);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        Instant before = Instant.now().minus(Duration.ofDays(1));
        room.blobs.sweep(before, record -> {
            room.store.put(ONE, LETTER);
            return Set.of();
        });
        assertThat(room.store.open(ONE, digest)).isEqualTo(LETTER);
    }

    @Test
    void sweeps_and_writers_running_together_never_lose_a_committed_content() throws Exception {
        for (int kind = 0; kind < 40; kind++) {
            String digest = room.store.put(ONE, bytes(kind)).digest();
            Instant old = Instant.now().minus(Duration.ofDays(3));
            Files.setLastModifiedTime(room.blobs.file(ONE, digest), FileTime.from(old));
        }
        Set<String> committed = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        for (int i = 0; i < 160; i++) {
            int number = i;
            threads.submit(() -> room.sweeperAt(Instant.now()).sweep());
            threads.submit(() -> committed.add(deposit("d" + number, bytes(number % 40)).digest()));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(room.sweepInTwoDays()).isZero();
        assertThat(committed).hasSize(40).allSatisfy(digest -> assertThat(room.store.open(ONE, digest)).isNotEmpty());
    }

    @Test
    void foreign_files_are_left_alone() throws IOException {
        deposit("d1");
        Path foreign = room.files().get(0).resolveSibling("README");
        Files.writeString(foreign, "not ours");
        room.sweepInTwoDays();
        assertThat(foreign).exists();
    }

    private static byte[] bytes(int kind) {
        return ("document " + kind).getBytes(StandardCharsets.UTF_8);
    }

    private ContentRow deposit(String document) {
        return deposit(document, LETTER);
    }

    private ContentRow deposit(String document, byte[] bytes) {
        return room.transaction.execute(status -> {
            ContentStore.Stored stored = room.store.put(ONE, bytes);
            ContentRow row = ContentRow.of(ONE, ContentRow.Kind.BINARY, document, "text/plain", stored);
            room.book.add(row);
            return row;
        });
    }
}
