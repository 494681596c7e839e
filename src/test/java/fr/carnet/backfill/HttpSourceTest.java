package fr.carnet.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.carnet.shared.BusinessIdentifier;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories fetched from a real server that answers in pages, fails, stalls, cuts answers off and repeats itself. */
class HttpSourceTest {
    private static final BusinessIdentifier INS =
            new BusinessIdentifier("urn:oid:1.2.250.1.213.1.4.10", "255069999912385");
    private static final HistoryWindow WINDOW =
            new HistoryWindow(LocalDate.of(2024, 3, 1), LocalDate.of(2026, 3, 1));

    @TempDir
    Path folder;

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    private interface Answer {
        void give(HttpExchange call) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", call -> {
            asked.add(call.getRequestURI() + " " + call.getRequestHeaders().getFirst("Authorization"));
            Answer answer;
            synchronized (answers) {
                answer = answers.size() > 1 ? answers.poll() : answers.peek();
            }
            answer.give(call);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void pages_are_followed_to_their_end_with_person_window_and_token() throws IOException {
        Files.writeString(folder.resolve("token"), "abc\n");
        answers.add(page("/page?n=2", row("r1", "2025-01-01"), row("r2", "2025-01-02")));
        answers.add(page(null, row("r3", "2026-03-01")));
        assertThat(read()).extracting(HistoryRow::id).containsExactly("r1", "r2", "r3");
        assertThat(asked)
                .containsExactly(
                        "/first?who=urn%3Aoid%3A1.2.250.1.213.1.4.10%7C255069999912385&from=2024-03-01&to=2026-03-01 Bearer abc",
                        "/page?n=2 Bearer abc");
    }

    @Test
    void bounds_are_days_in_paris_and_what_lies_outside_is_left() {
        answers.add(page(
                null, row("before", "2024-02-29"), row("first", "2024-03-01"), row("last", "2026-03-01"),
                row("late-in-london", "2026-03-01T23:30:00Z"), row("early-in-london", "2024-02-29T23:30:00Z")));
        assertThat(read()).extracting(HistoryRow::id).containsExactly("first", "last", "early-in-london");
    }

    @Test
    void a_server_that_fails_for_a_while_is_asked_again() {
        answers.add(status(503));
        answers.add(cutOff());
        answers.add(body("<html>maintenance</html>"));
        answers.add(page(null, row("r1", "2025-01-01")));
        assertThat(read()).hasSize(1);
        assertThat(asked).hasSize(4);
    }

    @Test
    void one_that_goes_on_failing_or_refuses_ends_the_reading() {
        answers.add(status(502));
        assertThatThrownBy(this::read).isInstanceOf(SourceUnavailable.class).hasMessageContaining("4 times");
        assertThat(asked).hasSize(4);
        answers.clear();
        answers.add(status(403));
        assertThatThrownBy(this::read).hasMessageContaining("403");
        assertThat(asked).as("a refusal is not repeated").hasSize(5);
    }

    @Test
    void one_that_stalls_in_the_middle_of_its_answer_is_not_waited_for() {
        answers.add(stalled());
        answers.add(page(null, row("r1", "2025-01-01")));
        assertThat(read()).hasSize(1);
    }

    @Test
    void rows_told_twice_count_once_and_pages_that_lead_back_end_the_reading() {
        answers.add(page("/page?n=2", row("r1", "2025-01-01")));
        answers.add(page(null, row("r1", "2025-01-01"), row("r2", "2025-01-02")));
        assertThat(HistoryReading.of(source(), INS, WINDOW).rows()).extracting(HistoryRow::id).containsExactly("r1", "r2");
        answers.clear();
        answers.add(page("/page?n=2", row("r1", "2025-01-01")));
        assertThatThrownBy(this::read).hasMessageContaining("do not end");
    }

    @Test
    void a_page_of_another_server_is_not_asked_for() {
        answers.add(page("http://elsewhere.example/page", row("r1", "2025-01-01")));
        assertThatThrownBy(this::read).hasMessageContaining("another server");
    }

    @Test
    void an_entry_that_is_no_row_is_left_out_and_the_others_count() {
        answers.add(page(null, "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}}",
                row("r1", "2025-01-01")));
        assertThat(read()).extracting(HistoryRow::id).containsExactly("r1");
    }

    private List<HistoryRow> read() {
        return source().all(INS, WINDOW);
    }

    private HttpSource source() {
        Path token = folder.resolve("token");
        return new HttpSource(new HttpSourceSettings(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/first?who={system}%7C{value}&from={from}&to={to}",
                Files.exists(token) ? token.toString() : "", Duration.ofMillis(700), 4, Duration.ofMillis(5), 20));
    }

    private static String row(String id, String date) {
        return """
                {"resourceType":"MedicationDispense","status":"completed","identifier":[{"value":"%s"}],
                 "medicationCodeableConcept":{"coding":[{"code":"3400930000000"}],"text":"boîte"},
                 "whenHandedOver":"%s"}
                """
                .formatted(id, date);
    }

    private static Answer page(String next, String... resources) {
        String link = next == null ? "" : "\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}],";
        List<String> entries = List.of(resources).stream().map(r -> "{\"resource\":" + r + "}").toList();
        return body("{\"resourceType\":\"Bundle\",\"type\":\"searchset\"," + link + "\"entry\":["
                + String.join(",", entries) + "]}");
    }

    private static Answer body(String text) {
        return call -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        };
    }

    private static Answer status(int status) {
        return call -> {
            call.sendResponseHeaders(status, -1);
            call.close();
        };
    }

    private static Answer cutOff() {
        return call -> {
            call.sendResponseHeaders(200, 1000);
            call.getResponseBody().write("{\"resourceType\":".getBytes(StandardCharsets.UTF_8));
            call.getResponseBody().flush();
            call.close();
        };
    }

    private static Answer stalled() {
        return call -> {
            call.sendResponseHeaders(200, 1000);
            OutputStream body = call.getResponseBody();
            body.write('{');
            body.flush();
            try {
                Thread.sleep(3000);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            call.close();
        };
    }
}
