package fr.carnet.scenario.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Readers and writers of several records at once, who go on until the server goes away, and which calls it answered. */
public final class ParallelTraffic {
    private static final int AT_ONCE = 8;

    private final ChildServer server;
    private final List<JsonNode> people = new ArrayList<>();
    private final List<String> professionals = new ArrayList<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

    public ParallelTraffic(ChildServer server, int count) {
        this.server = server;
        server.sandbox("POST", "/sandbox/patients", "{\"open\":true,\"count\":" + count + "}").forEach(people::add);
        for (int i = 0; i < AT_ONCE; i++) {
            professionals.add(server.token("{\"actor\":\"professional\",\"profession\":\"10\",\"rpps\":\"1000765430" + i + "\"}"));
            grant("1000765430" + i);
        }
    }

    /** Half of the professionals may read the first record. */
    private void grant(String rpps) {
        JsonNode person = people.get(0);
        if (rpps.charAt(10) % 2 == 0) {
            Api.post(
                    server.base() + "/fhir/Consent",
                    holder(person),
                    """
                    {"resourceType":"Consent","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},
                     "patient":{"reference":"Patient/%s"},"dateTime":"2026-01-20","provision":{"type":"permit","actor":[{
                       "role":{"coding":[{"code":"IRCP"}]},
                       "reference":{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"8%s"}}}]}}"""
                            .formatted(person.get("patientId").asText(), rpps));
        }
    }

    public void start() {
        professionals.forEach(token -> callers.submit(() -> callUntilItGoesAway(token)));
        callers.shutdown();
    }

    private void callUntilItGoesAway(String token) {
        Random random = new Random(token.hashCode());
        try {
            while (!Thread.currentThread().isInterrupted()) {
                call(token, random);
            }
        } catch (UncheckedIOException killed) {
            // The server went away: that call was not answered, and there is no next one.
            return;
        }
    }

    private void call(String token, Random random) {
        String id = people.get(random.nextInt(people.size())).get("patientId").asText();
        String request = UUID.randomUUID().toString();
        Map<String, String> headers = Map.of("Content-Type", "application/fhir+json", "X-Request-Id", request);
        String base = server.base() + "/fhir/";
        Api.Answer answer = random.nextInt(4) == 0
                ? Api.call("POST", base + "DocumentReference", token, document(id, request), headers)
                : Api.call("GET", base + "DocumentReference?patient=Patient/" + id, token, null, headers);
        if (List.of(200, 201, 403).contains(answer.status())) {
            answered.add(request);
        }
    }

    private static String document(String patient, String identifier) {
        return """
                {"resourceType":"DocumentReference","status":"current",
                 "masterIdentifier":{"system":"urn:ietf:rfc:3986","value":"urn:uuid:%s"},
                 "type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},
                 "subject":{"reference":"Patient/%s"},"date":"2026-01-20T10:00:00+01:00","author":[{"display":"Dr Exemple"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Consultation",
                   "creation":"2026-01-20T10:00:00+01:00","data":"%s"}}]}"""
                .formatted(identifier, patient, ALot.base64(identifier.getBytes()));
    }

    public void awaitAnswered(int count, Duration within) throws InterruptedException {
        Instant until = Instant.now().plus(within);
        while (answered.size() < count && Instant.now().isBefore(until)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    public void awaitEnd() throws InterruptedException {
        callers.awaitTermination(2, TimeUnit.MINUTES);
    }

    public List<JsonNode> people() {
        return people;
    }

    /** Request ids of the calls answered. */
    public Set<String> answered() {
        return Set.copyOf(answered);
    }

    /** Request ids in the trace of these people's records, as each of them sees it. */
    public Set<String> traced() {
        Set<String> traced = ConcurrentHashMap.newKeySet();
        people.forEach(person -> traced.addAll(traced(person)));
        return traced;
    }

    private Set<String> traced(JsonNode person) {
        Set<String> traced = ConcurrentHashMap.newKeySet();
        String holder = holder(person);
        String next = "/fhir/AuditEvent?_count=100&patient=Patient/" + person.get("patientId").asText();
        while (!next.isEmpty()) {
            JsonNode page = server.get(next, holder).json();
            page.findValuesAsText("value").forEach(traced::add);
            next = "";
            for (JsonNode link : page.path("link")) {
                String url = link.path("url").asText();
                next = link.path("relation").asText().equals("next") ? url.substring(url.indexOf("/fhir/")) : next;
            }
        }
        return traced;
    }

    private String holder(JsonNode person) {
        return server.token("{\"actor\":\"patient\",\"ins\":\"" + person.at("/ins/value").asText() + "\"}");
    }
}
