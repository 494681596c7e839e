package fr.carnet.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MemoryShareTest {
    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void what_is_given_back_can_be_taken_again() {
        MemoryShare share = new MemoryShare(10 * MEGABYTE, 0);
        for (int i = 0; i < 3; i++) {
            share.take(8 * MEGABYTE);
            share.giveBack();
        }
        share.take(8 * MEGABYTE);
        assertThatThrownBy(() -> elsewhere(share, 8 * MEGABYTE)).hasRootCauseInstanceOf(Refusal.class);
    }

    @Test
    void small_contents_pass_while_a_large_one_is_held() {
        MemoryShare share = new MemoryShare(10 * MEGABYTE, 0);
        share.take(10 * MEGABYTE);
        elsewhere(share, 30_000);
    }

    @Test
    void a_call_waits_until_another_has_answered() {
        MemoryShare share = new MemoryShare(10 * MEGABYTE, 10_000);
        share.take(8 * MEGABYTE);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> share.take(8 * MEGABYTE));
        assertThat(second).isNotDone();
        share.giveBack();
        assertThat(second).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void one_call_alone_is_never_refused_however_much_it_needs() {
        MemoryShare share = new MemoryShare(10 * MEGABYTE, 0);
        share.take(50 * MEGABYTE);
        share.take(50 * MEGABYTE);
        share.giveBack();
        elsewhere(share, 10 * MEGABYTE);
    }

    private static void elsewhere(MemoryShare share, long bytes) {
        CompletableFuture.runAsync(() -> share.take(bytes)).join();
    }
}
