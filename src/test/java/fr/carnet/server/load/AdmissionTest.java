package fr.carnet.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AdmissionTest {
    private static final int A_MINUTE = 5;

    private final Admission admission = new Admission(
            new LoadSettings(A_MINUTE, 1, 1, 1, 1, 0, Duration.ofMillis(50), Duration.ofHours(1)), new SimpleMeterRegistry());
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        end.countDown();
    }

    @Test
    void a_caller_over_his_calls_a_minute_is_told_when_to_come_back_and_the_others_are_not_touched() throws Exception {
        for (int i = 0; i < A_MINUTE; i++) {
            call("ps:1", "/fhir/Patient/1");
        }
        assertThatThrownBy(() -> call("ps:1", "/fhir/Patient/1")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
            assertThat(refusal.retryAfter()).hasValueSatisfying(wait -> assertThat(wait).isLessThan(Duration.ofMinutes(1)));
        });
        call("ps:2", "/fhir/Patient/1");
    }

    @Test
    void a_caller_who_fills_his_own_lane_is_refused_alone() throws Exception {
        held("ps:1", "/fhir/Patient/1");
        assertRefused("ps:1", "/fhir/Patient/1", ErrorCode.TOO_MANY_REQUESTS);
        call(null, "/fhir/metadata");
    }

    @Test
    void while_the_ordinary_lane_is_full_others_are_unavailable_and_an_emergency_is_served() throws Exception {
        held("ps:1", "/fhir/Patient/1");
        assertRefused("ps:2", "/fhir/Patient/1", ErrorCode.UNAVAILABLE);
        call("ps:2", "/fhir/Patient/1/$break-glass");
        call("ps:2", "/fhir/Patient/1");
        call("ps:3", "/actuator/health/readiness");
    }

    private void assertRefused(String caller, String path, ErrorCode code) {
        assertThatThrownBy(() -> call(caller, path)).isInstanceOfSatisfying(
                Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void call(String caller, String path) throws Exception {
        admission.doFilter(request(caller, path), new MockHttpServletResponse(), (request, response) -> {});
    }

    /** A call that is being worked on until the test ends. */
    private void held(String caller, String path) throws InterruptedException {
        CountDownLatch in = new CountDownLatch(1);
        CompletableFuture.runAsync(() -> {
            try {
                admission.doFilter(request(caller, path), new MockHttpServletResponse(), (request, response) -> {
                    in.countDown();
                    awaitEnd();
                });
            } catch (ServletException | IOException refused) {
                throw new IllegalStateException(refused);
            }
        });
        in.await();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static MockHttpServletRequest request(String caller, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setUserPrincipal(caller == null ? null : () -> caller);
        return request;
    }
}
