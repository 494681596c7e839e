package fr.carnet.scenario.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Many deposits into one person's record at once, and what of them is there afterwards. */
public final class Deposits {
    private static final int AT_ONCE = 16;

    private final APerson person;
    private final String token;
    private final String url;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);

    private Deposits(AServerProcess server, int count) {
        this.url = server.base() + "/fhir/DocumentReference";
        JsonNode json = Api.sandbox("POST", server.base() + "/sandbox/patients", "{\"count\":1,\"open\":true}")
                .get(0);
        this.person = APerson.of(json);
        this.token = holder(server);
        for (int i = 0; i < count; i++) {
            texts.put(ALot.urn(), "document " + i + " ".repeat(i) + "fin");
        }
    }

    public static Deposits into(AServerProcess server, int count) {
        return new Deposits(server, count);
    }

    public void startAll() {
        texts.forEach((id, text) -> senders.submit(() -> deposit(id, text)));
        senders.shutdown();
    }

    private void deposit(String id, String text) {
        try {
            int status = Api.post(url, token, document(id, text)).status();
            if (status == 200 || status == 201) {
                answered.add(id);
            }
        } catch (UncheckedIOException killed) {
            // The server went away: this deposit was not answered.
            return;
        }
    }

    public void awaitAnswered(int count, Duration within) throws InterruptedException {
        Instant until = Instant.now().plus(within);
        while (answered.size() < count && Instant.now().isBefore(until)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    public void awaitEnd(Duration within) throws InterruptedException {
        senders.awaitTermination(within.toSeconds(), TimeUnit.SECONDS);
    }

    /** Unique ids of the deposits answered 200 or 201. */
    public Set<String> answered() {
        return Set.copyOf(answered);
    }

    public String sent(String uniqueId) {
        return texts.get(uniqueId);
    }

    /** Every DocumentReference in the record now, over all pages. */
    public List<JsonNode> found(AServerProcess server) {
        List<JsonNode> found = new ArrayList<>();
        String holder = holder(server);
        String next = server.base() + "/fhir/DocumentReference?_count=50&patient=" + person.reference();
        while (next != null) {
            JsonNode page = Api.get(next, holder).json();
            page.path("entry").forEach(entry -> found.add(entry.get("resource")));
            next = null;
            for (JsonNode link : page.path("link")) {
                next = link.path("relation").asText().equals("next") ? link.path("url").asText() : next;
            }
        }
        return found;
    }

    public String content(AServerProcess server, JsonNode document) {
        String address = document.at("/content/0/attachment/url").asText();
        return Api.call("GET", server.base() + "/fhir/" + address, holder(server), null, Map.of("Accept", "*/*"))
                .text();
    }

    public static String uniqueId(JsonNode document) {
        return document.at("/masterIdentifier/value").asText();
    }

    private String holder(AServerProcess server) {
        return Api.sandbox(
                        "POST", server.base() + "/sandbox/token", "{\"actor\":\"patient\",\"ins\":\"" + person.ins() + "\"}")
                .get("access_token")
                .asText();
    }

    private String document(String id, String text) {
        return """
                {"resourceType":"DocumentReference","status":"current",
                 "masterIdentifier":{"system":"urn:ietf:rfc:3986","value":"%s"},
                 "type":{"coding":[{"system":"https://mos.esante.gouv.fr/NOS/TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire","code":"DOCPAT01"}]},
                 "subject":{"reference":"%s"},"date":"2026-11-20T10:00:00+01:00",
                 "content":[{"attachment":{"contentType":"text/plain","title":"Essai","data":"%s"}}]}"""
                .formatted(id, person.reference(), ALot.base64(text.getBytes()));
    }
}
