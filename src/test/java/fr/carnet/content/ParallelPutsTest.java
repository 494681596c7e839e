package fr.carnet.content;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.shared.RecordNumber;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelPutsTest {
    private static final RecordNumber NEW_RECORD = new RecordNumber(1234);
    private static final byte[] SAME = "le même document".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temporary;

    @Test
    void twenty_first_deposits_at_once_share_one_key_and_one_file() throws Exception {
        twentyAtOnce(AContentStore.in(temporary));
    }

    @Test
    void the_same_on_postgresql() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            twentyAtOnce(AContentStore.in(temporary, postgres.getPostgresDatabase()));
        }
    }

    private static void twentyAtOnce(AContentStore room) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        CyclicBarrier start = new CyclicBarrier(20);
        List<Future<String>> digests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            digests.add(threads.submit(() -> {
                start.await();
                return room.transaction.execute(status -> deposit(room, number));
            }));
        }
        Set<String> distinct = new TreeSet<>();
        for (Future<String> digest : digests) {
            distinct.add(digest.get());
        }
        threads.shutdown();
        assertThat(distinct).hasSize(1);
        assertOneKeyOneFile(room, distinct.iterator().next());
    }

    private static String deposit(AContentStore room, int number) {
        ContentStore.Stored stored = room.store.put(NEW_RECORD, SAME);
        room.book.add(ContentRow.of(NEW_RECORD, ContentRow.Kind.BUNDLE, "d" + number, "application/fhir+json", stored));
        return stored.digest();
    }

    private static void assertOneKeyOneFile(AContentStore room, String digest) throws IOException {
        assertThat(room.files()).hasSize(1);
        assertThat(room.jdbc.queryForObject("select count(*) from carnet_content_key", Integer.class)).isEqualTo(1);
        assertThat(room.jdbc.queryForObject("select count(*) from carnet_content", Integer.class)).isEqualTo(20);
        assertThat(room.store.open(NEW_RECORD, digest)).isEqualTo(SAME);
    }
}
