package fr.carnet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The server under {@link LifeBench}, on a database and in a folder of its own; its scheduler rests, so that each step is alone. */
final class LifeServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SANDBOX = "/sandbox/";
    private static final int TIMES = 5;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private final ServerProcess process;
    private final EmbeddedPostgres own;
    private final List<String> database;
    private volatile String exportProgress = "";
    private boolean done;

    private LifeServer(Path folder, ServerProcess process, EmbeddedPostgres own, List<String> database) {
        this.folder = folder;
        this.process = process;
        this.own = own;
        this.database = database;
    }

    static LifeServer start(LifeSettings settings) throws Exception {
        Path folder = Files.createTempDirectory("carnet-life");
        Files.createDirectories(folder.resolve("drop"));
        boolean ours = settings.database().equals("postgresql");
        EmbeddedPostgres own =
                ours ? EmbeddedPostgres.builder().setServerConfig("max_connections", "150").start() : null;
        List<String> database = List.of();
        if (!settings.database().equals("h2")) {
            String address = ours ? "jdbc:postgresql://localhost:" + own.getPort() + "/" : settings.database();
            String name = "life_" + System.currentTimeMillis();
            execute(address + "postgres", settings, "create database " + name);
            database = List.of(address + name, settings.user(), settings.password());
        }
        List<String> words = new ArrayList<>(List.of(
                "--carnet.data=" + folder,
                "--carnet.sandbox.enabled=true",
                "--carnet.schedule.enabled=false",
                "--carnet.backfill.drop-folder=" + folder.resolve("drop")));
        if (!database.isEmpty()) {
            words.add("--spring.datasource.url=" + database.get(0));
            words.add("--spring.datasource.username=" + database.get(1));
            words.add("--spring.datasource.password=" + database.get(2));
        }
        ServerProcess process = ServerProcess.start("fr.carnet.CarnetApplication", folder.resolve("server.log"), words);
        return new LifeServer(folder, process, own, database);
    }

    private static void execute(String address, LifeSettings settings, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address, settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Path folder() {
        return folder;
    }

    /** Where histories are dropped. */
    Path drop() {
        return folder.resolve("drop");
    }

    JsonNode people(int count, boolean open) {
        return sandbox("POST", "/sandbox/patients", "{\"count\":" + count + ",\"open\":" + open + "}");
    }

    String token(String claims) {
        return sandbox("POST", "/sandbox/token", claims).get("access_token").asText();
    }

    void advance(String duration) {
        sandbox("PUT", "/sandbox/clock", "{\"advance\":\"" + duration + "\"}");
    }

    /** @return how many jobs told of something */
    int jobs() {
        return sandbox("POST", "/sandbox/jobs", null).size();
    }

    /** A server that says it has no room now is asked again, as it asks to be. */
    JsonNode post(String path, String token, String body) {
        HttpResponse<String> answer = send("POST", path, token, body);
        for (int again = 0; answer.statusCode() == 503 && again < TIMES; again++) {
            System.out.println("    503, again");
            answer = send("POST", path, token, body);
        }
        return good(answer);
    }

    /** One parameter of {@code $record-status}. */
    String status(JsonNode person, String token, String name) {
        String identifier = person.at("/ins/system").asText() + "%7C" + person.at("/ins/value").asText();
        JsonNode answer = good(send("GET", "/fhir/Patient/$record-status?identifier=" + identifier, token, null));
        JsonNode told = parameter(answer, name);
        return told.path(told.has("valueInteger") ? "valueInteger" : "valueCode").asText();
    }

    static JsonNode parameter(JsonNode answer, String name) {
        for (JsonNode parameter : answer.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter;
            }
        }
        throw new IllegalStateException("no " + name + " in " + answer);
    }

    /** @return the archive's length */
    long export(String patient, String holder, Path target) throws Exception {
        HttpResponse<String> asked =
                send("POST", "/fhir/" + patient + "/$export-record", holder, "{\"resourceType\":\"Parameters\"}");
        String address = asked.headers().firstValue("Content-Location").orElseThrow().replaceFirst(".*(?=/fhir/)", "");
        HttpRequest question = request(address, holder).GET().build();
        HttpResponse<Path> answer = answer(question, BodyHandlers.ofFile(target));
        while (answer.statusCode() == 202) {
            exportProgress = answer.headers().firstValue("X-Progress").orElse("");
            Thread.sleep(500);
            answer = answer(question, BodyHandlers.ofFile(target));
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("no archive: " + answer.statusCode());
        }
        return Files.size(target);
    }

    String exportProgress() {
        return exportProgress;
    }

    JsonNode importArchive(Path archive) throws Exception {
        HttpRequest request = request("/fhir/$import-record", token("{\"actor\":\"operator\"}"))
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofFile(archive))
                .build();
        return good(answer(request, BodyHandlers.ofString()));
    }

    private JsonNode sandbox(String method, String path, String body) {
        return good(send(method, path, null, body));
    }

    private HttpResponse<String> send(String method, String path, String token, String body) {
        HttpRequest request = request(path, token)
                .header("Content-Type", path.startsWith(SANDBOX) ? "application/json" : "application/fhir+json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return answer(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> into) {
        try {
            return http.send(request, into);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the step is over", over);
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(process.base() + path)).header("Accept", "*/*");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode good(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    long heapMegabytes() {
        return meter("jvm_memory_used_bytes{area=\"heap\"") / (1024 * 1024);
    }

    /** How many imports of the run are done, as an operator sees it. */
    String importsDone() {
        return meter("carnet_history_imports_total") + " imports";
    }

    private long meter(String prefix) {
        HttpRequest request = request("/actuator/prometheus", null).GET().build();
        return answer(request, BodyHandlers.ofLines()).body()
                .filter(line -> line.startsWith(prefix))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Of the database: H2's file, or what PostgreSQL says. */
    String size() {
        try {
            if (database.isEmpty()) {
                return Files.size(folder.resolve("carnet.mv.db")) / (1024 * 1024) + " MB database";
            }
            try (Connection connection = DriverManager.getConnection(database.get(0), database.get(1), database.get(2));
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_database_size(current_database())")) {
                row.next();
                return row.getLong(1) / (1024 * 1024) + " MB database";
            }
        } catch (IOException | SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The measure came to its end: nothing of the server is kept. */
    void done() {
        done = true;
    }

    @Override
    public void close() throws IOException {
        process.close();
        if (own != null) {
            own.close();
        }
        if (!done) {
            System.out.println("the server's log: " + folder.resolve("server.log"));
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
