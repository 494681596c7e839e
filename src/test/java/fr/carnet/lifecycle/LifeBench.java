package fr.carnet.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Measures a record's life at a running sandbox server, over HTTP ({@code scripts/bench-life}): one record with many
 * documents and dispensations from opening to destruction, then many people due on the same night. Tells the time of each
 * step and the server's largest heap seen during it.
 */
public final class LifeBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final HttpClient http = HttpClient.newHttpClient();
    private final PrintStream out = System.out;
    private final String server;
    private final Path drop;

    private LifeBench(String server, Path drop) {
        this.server = server;
        this.drop = drop;
    }

    /** Server address, drop folder of the server, documents, dispensations, people. */
    public static void main(String[] words) throws Exception {
        LifeBench bench = new LifeBench(words[0], Path.of(words[1]));
        bench.one(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
        bench.many(Integer.parseInt(words[4]));
    }

    private void one(int documents, int dispensations) throws Exception {
        JsonNode person = step("person without a record", () -> people(1, false)).get(0);
        Files.createDirectories(drop);
        Files.writeString(drop.resolve(person.at("/ins/value").asText() + ".csv"), rows(dispensations));
        String agent = token("{\"actor\":\"agent\"}");
        String id = step("open", () -> parameter(post("/fhir/Patient/$open-record", agent, opening(person)), "patient")
                .at("/valueReference/reference").asText());
        step("deposit " + documents + " documents", () -> deposits(id, documents));
        sandbox("PUT", "/sandbox/clock", "{\"advance\":\"P1D\"}");
        step("import " + dispensations + " dispensations", this::jobs);
        String holder = token("{\"actor\":\"patient\",\"ins\":\"" + person.at("/ins/value").asText() + "\"}");
        JsonNode status = get("/fhir/Patient/$record-status?identifier="
                + person.at("/ins/system").asText() + "%7C" + person.at("/ins/value").asText(), holder);
        out.println("  imported: " + parameter(status, "historyImported").path("valueInteger").asInt());
        step("export", () -> export(id, holder));
        step("close", () -> post("/fhir/" + id + "/$close-record", agent, parameters("reason", "mesure")));
        sandbox("PUT", "/sandbox/clock", "{\"advance\":\"P10Y1D\"}");
        step("destroy", this::jobs);
    }

    private void many(int people) throws Exception {
        if (people == 0) {
            return;
        }
        step("open " + people + " people", () -> {
            for (int done = 0; done < people; done += 100) {
                people(Math.min(100, people - done), true);
                progress(done, people);
            }
            return people;
        });
        sandbox("PUT", "/sandbox/clock", "{\"advance\":\"P1D\"}");
        step("import " + people + " people in one run", this::jobs);
    }

    private JsonNode people(int count, boolean open) throws Exception {
        return sandbox("POST", "/sandbox/patients", "{\"count\":" + count + ",\"open\":" + open + "}");
    }

    private int jobs() throws Exception {
        return sandbox("POST", "/sandbox/jobs", null).size();
    }

    private int deposits(String id, int count) throws Exception {
        String structure = token("{\"actor\":\"structure\",\"structure\":\"1690781810\"}");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            calls.add(() -> {
                post("/fhir/DocumentReference", structure, document(id, number));
                progress(number, count);
                return number;
            });
        }
        for (var call : threads.invokeAll(calls)) {
            call.get();
        }
        threads.shutdown();
        return count;
    }

    private long export(String id, String holder) throws Exception {
        HttpResponse<InputStream> asked = send("POST", "/fhir/" + id + "/$export-record", holder, parameters("x", ""));
        String address = URI.create(asked.headers().firstValue("Content-Location").orElseThrow()).getRawSchemeSpecificPart();
        address = address.substring(address.indexOf("/fhir/"));
        HttpResponse<InputStream> answer = send("GET", address, holder, null);
        String last = "";
        while (answer.statusCode() == 202) {
            String now = answer.headers().firstValue("X-Progress").orElse("");
            if (!now.equals(last)) {
                out.println("  " + now);
            }
            last = now;
            Thread.sleep(1000);
            answer = send("GET", address, holder, null);
        }
        long size = 0;
        try (InputStream bytes = answer.body()) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
            }
        }
        return size;
    }

    private <T> T step(String name, Callable<T> work) throws Exception {
        Peak peak = new Peak();
        Thread watching = new Thread(peak, "peak");
        watching.setDaemon(true);
        watching.start();
        Instant begun = Instant.now();
        T result = work.call();
        Duration took = Duration.between(begun, Instant.now());
        watching.interrupt();
        watching.join();
        String told = result instanceof Number ? " -> " + result : "";
        out.printf("%-45s %8.1f s   heap at most %4d MB%s%n", name, took.toMillis() / 1000.0, peak.megabytes, told);
        return result;
    }

    /** Looks at the server's heap once a second. */
    private final class Peak implements Runnable {
        private long megabytes;

        @Override
        public void run() {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    megabytes = Math.max(megabytes, heap());
                    Thread.sleep(1000);
                } catch (InterruptedException over) {
                    return;
                } catch (IOException unreachable) {
                    throw new java.io.UncheckedIOException(unreachable);
                }
            }
        }

        private long heap() throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/actuator/prometheus")).build();
            return http.send(request, HttpResponse.BodyHandlers.ofLines()).body()
                            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                            .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                            .sum()
                    / (1024 * 1024);
        }
    }

    private void progress(int done, int of) {
        if (done % Math.max(1, of / 10) == 0) {
            out.println("  " + done + "/" + of);
        }
    }

    private static String rows(int count) {
        StringBuilder text = new StringBuilder("id;date;kind;code;system;label;quantity\n");
        LocalDate today = LocalDate.now();
        for (int i = 0; i < count; i++) {
            text.append("ligne-").append(i).append(';').append(today.minusDays(i % 700))
                    .append(";medication;34009").append(30000000 + i)
                    .append(";https://interop.esante.gouv.fr/terminologies/CodeSystem-CIP;Médicament ").append(i).append(";1\n");
        }
        return text.toString();
    }

    private static String opening(JsonNode person) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"patient","resource":{"resourceType":"Patient",
                 "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueAddress":{"extension":[{
                   "url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code",
                   "valueCoding":{"code":"%s"}}]}}],
                 "identifier":[{"system":"%s","value":"%s"}],"name":[{"use":"official","family":"%s","given":["%s"]}],
                 "gender":"%s","birthDate":"%s"}}]}
                """
                .formatted(person.path("birthPlace").asText(), person.at("/ins/system").asText(),
                        person.at("/ins/value").asText(), person.path("family").asText(), person.path("given").asText(),
                        person.path("gender").asText(), person.path("birthDate").asText());
    }

    private static String document(String id, int number) {
        String text = ("Compte rendu " + number + ". ").repeat(2000);
        return """
                {"resourceType":"DocumentReference","status":"current","subject":{"reference":"%s"},
                 "type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},"description":"Compte rendu %d",
                 "date":"2026-01-10T10:00:00+01:00","author":[{"display":"Dr Claire Exemple"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Consultation",
                   "creation":"2026-01-10T10:00:00+01:00","data":"%s"}}]}
                """
                .formatted(id, number, BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String parameters(String name, String value) {
        return "{\"resourceType\":\"Parameters\"" + (value.isEmpty()
                ? "}"
                : ",\"parameter\":[{\"name\":\"" + name + "\",\"valueString\":\"" + value + "\"}]}");
    }

    private static JsonNode parameter(JsonNode answer, String name) {
        for (JsonNode parameter : answer.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter;
            }
        }
        throw new IllegalStateException("no " + name + " in " + answer);
    }

    private String token(String claims) throws Exception {
        return sandbox("POST", "/sandbox/token", claims).get("access_token").asText();
    }

    private JsonNode get(String path, String token) throws Exception {
        return good("GET", path, send("GET", path, token, null));
    }

    private JsonNode post(String path, String token, String body) throws Exception {
        return good("POST", path, send("POST", path, token, body));
    }

    private JsonNode sandbox(String method, String path, String body) throws Exception {
        return good(method, path, send(method, path, null, body));
    }

    private static JsonNode good(String method, String path, HttpResponse<InputStream> answer) throws IOException {
        String text = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + text);
        }
        return JSON.readTree(text);
    }

    private HttpResponse<InputStream> send(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept", "*/*")
                .header("Content-Type", path.startsWith("/fhir") ? "application/fhir+json" : "application/json")
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }
}
