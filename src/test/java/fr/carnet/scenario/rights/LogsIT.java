package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever happens, the log names no person, keeps no address with parameters, no token and no body. */
class LogsIT {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        Api.get("/fhir/metadata", null);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
    }

    @Test
    void a_run_of_random_traffic_and_of_faulty_calls_leaves_nobody_in_the_log() {
        Traffic traffic = new Traffic(new Random(3));
        for (int i = 0; i < 60; i++) {
            traffic.next();
        }
        APerson person = traffic.person();
        Pro pro = traffic.professionals().get(0);
        faulty(person, pro.token());
        Api.get("/fhir/" + person.reference(), person.token() + "x");
        Api.get("/fhir/" + person.reference() + "?name=" + person.json().get("family").asText(), pro.token());
        Api.get("/fhir/Patient?identifier=" + person.system() + "%7C" + person.ins() + "&name=Secret%0Aname", pro.token());

        assertThat(lines()).as("something was logged").isNotEmpty();
        for (String secret : secrets(person, traffic, pro)) {
            assertThat(lines()).as("log").noneMatch(line -> line.contains(secret));
        }
    }

    private static void faulty(APerson person, String token) {
        String body = Sent.document(person);
        List<String> bodies = List.of(
                body.substring(0, body.length() / 2),
                body.replace("\"current\"", "\"" + person.ins() + "\""),
                body.replace("\"2026-01-20T10:00:00+01:00\"", "\"" + person.ins() + "\""),
                body.replace("\"status\"", "\"" + person.ins() + "\":\"x\",\"status\""),
                body.replace("\"data\":\"", "\"data\":\"" + person.ins() + "!!"));
        for (String faulty : bodies) {
            assertThat(Api.post("/fhir/DocumentReference", token, faulty).status()).isBetween(400, 499);
            assertThat(Api.post("/fhir/Patient/$open-record", token, faulty).status()).isBetween(400, 499);
            Api.call(
                    "POST",
                    "/fhir/DocumentReference/$provide-cda",
                    token,
                    "<ClinicalDocument>" + person.ins(),
                    Map.of("Content-Type", "application/xml"));
        }
    }

    private static List<String> secrets(APerson person, Traffic traffic, Pro pro) {
        List<String> secrets = new ArrayList<>(List.of(
                person.ins(),
                person.patientId(),
                traffic.representative().ins(),
                traffic.stranger().ins(),
                person.json().get("email").asText(),
                "Compte rendu",
                "urn:uuid:",
                "eyJ",
                "identifier=",
                "Inconscient, seul"));
        traffic.professionals().forEach(one -> secrets.add(one.rpps()));
        secrets.add(pro.token().substring(20, 60));
        secrets.add(person.json().get("family").asText() + " ");
        return secrets;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (ILoggingEvent event : List.copyOf(log.list)) {
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
                lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + thrown);
            }
        }
        return lines;
    }

    @Test
    void every_answer_bears_the_request_id_that_a_harmless_caller_chose() {
        APerson person = APerson.withRecord();
        Map<String, String> calls = Map.of(
                "/fhir/" + person.reference(), person.token(),
                "/fhir/DocumentReference?patient=" + person.reference(), person.token(),
                "/fhir/DocumentReference/nothing", person.token(),
                "/fhir/DocumentReference?foo=1", person.token(),
                "/fhir/Patient/$everything", person.token(),
                "/fhir/metadata", "",
                "/.well-known/smart-configuration", "",
                "/guide", "",
                "/sandbox/clock", "",
                "/fhir/Consent", "");
        calls.forEach((path, token) -> {
            Api.Answer chosen = call(path, token, "my-call.7_a");
            assertThat(chosen.headers().allValues("X-Request-Id")).as(path).containsExactly("my-call.7_a");
            assertThat(call(path, token, "<script>").headers().allValues("X-Request-Id"))
                    .as(path)
                    .hasSize(1)
                    .allMatch(id -> id.matches("[0-9a-f-]{36}"));
        });
    }

    private static Api.Answer call(String path, String token, String id) {
        return Api.call("GET", path, token.isEmpty() ? null : token, null, Map.of("X-Request-Id", id, "Accept", "*/*"));
    }
}
