package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.carnet.scenario.support.ChildServer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.ParallelTraffic;
import fr.carnet.scenario.support.RunningServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed (kill -9) under parallel readers and writers while the mail server is down: after its restart
 * every answered call has its trace, the seals hold, and once the mail server is back every message arrives once.
 */
class TraceAndMailCrashIT {
    private static final int PEOPLE = 3;
    private static final int ANSWERED_BEFORE_THE_KILL = 150;

    @TempDir
    private Path data;

    private ChildServer server;
    private GreenMail mail;

    @AfterEach
    void stop() {
        if (server != null) {
            server.kill();
        }
        if (mail != null) {
            mail.stop();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void no_answered_access_without_its_trace_and_no_message_lost_or_doubled()
            throws IOException, InterruptedException, MessagingException {
        if (RunningServer.onPostgres()) {
            try (EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder().setServerConfig("max_connections", "150").start()) {
                killAndLook(Map.of(
                        "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username", "postgres",
                        "spring.datasource.password", "postgres"));
            }
        } else {
            killAndLook(Map.of());
        }
    }

    private void killAndLook(Map<String, String> database) throws IOException, InterruptedException, MessagingException {
        ServerSetup smtp = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        server = new ChildServer(data, settings(database, smtp.getPort()));
        server.start();
        ParallelTraffic traffic = new ParallelTraffic(server, PEOPLE);
        traffic.start();
        traffic.awaitAnswered(ANSWERED_BEFORE_THE_KILL, Duration.ofMinutes(3));
        server.kill();
        traffic.awaitEnd();
        assertThat(traffic.answered()).hasSizeGreaterThanOrEqualTo(ANSWERED_BEFORE_THE_KILL);

        server.start();
        assertThat(traffic.traced()).as("calls traced").containsAll(traffic.answered());
        assertThat(verified()).isEqualTo("true");
        ParallelTraffic more = new ParallelTraffic(server, 1);
        server.sandbox("POST", "/sandbox/jobs", null);
        Map<String, Integer> expected = told(traffic.people());
        expected.putAll(told(more.people()));
        mail = new GreenMail(smtp);
        mail.start();
        dispatchInParallel();
        awaitMails(expected.values().stream().mapToInt(Integer::intValue).sum());
        dispatchInParallel();
        assertThat(received()).as("messages by recipient").isEqualTo(expected);
        assertThat(ids()).doesNotHaveDuplicates();
        assertThat(verified()).isEqualTo("true");
        assertThat(server.log()).doesNotContain(traffic.people().get(0).at("/ins/value").asText());
    }

    private static Map<String, String> settings(Map<String, String> database, int smtpPort) {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", String.valueOf(smtpPort));
        settings.put("carnet.notification.lease", "PT3S");
        settings.put("carnet.schedule.every", "PT1S");
        settings.put("carnet.schedule.poll", "PT1S");
        return settings;
    }

    private String verified() {
        String operator = server.token("{\"actor\":\"operator\"}");
        return Life.value(server.get("/fhir/AuditEvent/$verify", operator), "valid");
    }

    private void dispatchInParallel() {
        List<CompletableFuture<JsonNode>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(CompletableFuture.supplyAsync(() -> server.sandbox("POST", "/sandbox/jobs", null)));
        }
        runs.forEach(CompletableFuture::join);
    }

    private void awaitMails(int count) throws InterruptedException {
        for (int i = 0; i < 100 && mail.getReceivedMessages().length < count; i++) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** How many messages each holder has to be mailed: as many as he has Communications. */
    private Map<String, Integer> told(List<JsonNode> people) {
        Map<String, Integer> told = new TreeMap<>();
        for (JsonNode person : people) {
            String holder = server.token("{\"actor\":\"patient\",\"ins\":\"" + person.at("/ins/value").asText() + "\"}");
            int total = server.get("/fhir/Communication?patient=Patient/" + person.get("patientId").asText(), holder)
                    .json()
                    .get("total")
                    .asInt();
            told.put(person.get("email").asText(), total);
        }
        return told;
    }

    private Map<String, Integer> received() throws MessagingException {
        Map<String, Integer> received = new TreeMap<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            received.merge(message.getAllRecipients()[0].toString(), 1, Integer::sum);
        }
        return received;
    }

    private List<String> ids() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        return ids;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
