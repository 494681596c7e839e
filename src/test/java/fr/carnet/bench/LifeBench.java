package fr.carnet.bench;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Measures a record's life at a sandbox server of its own, over HTTP ({@code scripts/bench-life}): one record with many
 * documents and dispensations from opening to destruction and back from its archive, then many people due on the same
 * night. Tells of each step how far it is, its time, and the server's largest heap during it.
 */
public final class LifeBench {
    private static final int CALLERS = 8;
    private static final int OPENED_AT_ONCE = 50;

    private final LifeSettings settings;
    private final LifeServer server;

    private LifeBench(LifeSettings settings, LifeServer server) {
        this.settings = settings;
        this.server = server;
    }

    public static void main(String[] words) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.WARN);
        LifeSettings settings = LifeSettings.of(words);
        Instant begun = Instant.now();
        int status = 1;
        try (LifeServer server = LifeServer.start(settings)) {
            LifeBench bench = new LifeBench(settings, server);
            bench.oneRecord();
            bench.oneNight();
            server.done();
            System.out.printf("%-52s %8.1f s%n", "all of it", seconds(begun));
            status = 0;
        } catch (Exception stopped) {
            stopped.printStackTrace();
        }
        System.exit(status);
    }

    private void oneRecord() throws Exception {
        JsonNode person = server.people(1, false).get(0);
        String ins = person.at("/ins/value").asText();
        Files.writeString(server.drop().resolve(ins + ".csv"), LifeBodies.rows(settings.dispensations()));
        String agent = server.token("{\"actor\":\"agent\"}");
        String holder = server.token("{\"actor\":\"patient\",\"ins\":\"" + ins + "\"}");
        String patient = step("open", () -> "", () -> LifeServer.parameter(
                        server.post("/fhir/Patient/$open-record", agent, LifeBodies.opening(person)), "patient")
                .at("/valueReference/reference")
                .asText());
        depositAll(patient);
        server.advance("P1D");
        step("import " + settings.dispensations() + " dispensations", () -> imported(person, holder), server::jobs);
        require(imported(person, holder).equals("done " + settings.dispensations()), "everything is imported once");
        Path archive = server.folder().resolve("archive.zip");
        step("export", server::exportProgress, () -> server.export(patient, holder, archive) / 1024 / 1024 + " MB");
        step("close", () -> "", () -> server.post("/fhir/" + patient + "/$close-record", agent, LifeBodies.reason()));
        server.advance("P10Y1D");
        step("destroy", server::size, server::jobs);
        require(server.status(person, agent, "status").equals("none"), "nothing is left");
        JsonNode moved = step("import the archive", server::size, () -> server.importArchive(archive));
        int documents = LifeServer.parameter(moved, "documents").path("valueInteger").asInt();
        require(documents == settings.documents() + 1, "every document came back, " + documents);
    }

    private void depositAll(String patient) throws Exception {
        String structure = server.token("{\"actor\":\"structure\",\"structure\":\"1690781810\"}");
        Counted deposited = new Counted(settings.documents());
        step("deposit " + settings.documents() + " documents", deposited, () -> {
            atOnce(settings.documents(), number -> {
                server.post("/fhir/DocumentReference", structure, LifeBodies.document(patient, number));
                deposited.one();
            });
            return server.size();
        });
    }

    private void oneNight() throws Exception {
        if (settings.people() == 0) {
            return;
        }
        Counted opened = new Counted(settings.people());
        step("open " + settings.people() + " records", opened, () -> {
            atOnce(settings.people() / OPENED_AT_ONCE, batch -> {
                for (JsonNode person : server.people(OPENED_AT_ONCE, true)) {
                    Path file = server.drop().resolve(person.at("/ins/value").asText() + ".csv");
                    Files.writeString(file, LifeBodies.rows(settings.rows()));
                    opened.one();
                }
            });
            return server.size();
        });
        server.advance("P1D");
        step("import all of them in one run, " + settings.rows() + " rows each", server::importsDone, server::jobs);
    }

    private String imported(JsonNode person, String holder) {
        return server.status(person, holder, "historyImport") + " " + server.status(person, holder, "historyImported");
    }

    private interface Numbered {
        void call(int number) throws Exception;
    }

    private static void atOnce(int count, Numbered call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            calls.add(() -> {
                call.call(number);
                return null;
            });
        }
        for (var done : threads.invokeAll(calls)) {
            done.get();
        }
        threads.shutdown();
    }

    private <T> T step(String name, Supplier<String> progress, Callable<T> work) throws Exception {
        LifeWatch watch = new LifeWatch(server, progress);
        watch.start();
        Instant begun = Instant.now();
        T result = work.call();
        double took = seconds(begun);
        watch.end();
        String told = result instanceof Number || result instanceof String ? "   " + result : "";
        System.out.printf("%-52s %8.1f s   heap at most %4d MB%s%n", name, took, watch.megabytes(), told);
        return result;
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalStateException("not so: " + what);
        }
    }

    /** How many of how many. */
    private static final class Counted implements Supplier<String> {
        private final int all;
        private final java.util.concurrent.atomic.AtomicInteger done = new java.util.concurrent.atomic.AtomicInteger();

        Counted(int all) {
            this.all = all;
        }

        void one() {
            done.incrementAndGet();
        }

        @Override
        public String get() {
            return done + "/" + all;
        }
    }
}
