package fr.carnet.bench;

import ch.qos.logback.classic.Level;
import fr.carnet.bench.Load.Stopwatch;
import fr.carnet.bench.Target.Holder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Carnet with every right and the trace on beside stock HAPI with none: same jars, same data, same PostgreSQL, one after
 * the other in one run ({@code scripts/bench}). Only ratios within a run count: the machine changes between runs.
 */
public final class Bench {
    private final BenchSettings settings;
    private final String server;
    private final Path folder;
    private final Map<String, Map<String, Double>> results = new TreeMap<>();

    private Bench(BenchSettings settings, String server, Path folder) {
        this.settings = settings;
        this.server = server;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.WARN);
        if (List.of(arguments).contains(GrowthSettings.SWITCH)) {
            Growth.run(GrowthSettings.of(arguments));
            System.exit(0);
        }
        BenchSettings settings = BenchSettings.of(arguments);
        Path folder = Files.createTempDirectory("carnet-bench");
        EmbeddedPostgres own = null;
        if (settings.database() == null) {
            own = EmbeddedPostgres.builder().setServerConfig("max_connections", "150")
                    // The embedded build turns it off; a database of a repository does not, and Carnet never does.
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        }
        try {
            String server = own == null ? settings.database() : "jdbc:postgresql://localhost:" + own.getPort() + "/";
            Bench bench = new Bench(settings, server, folder);
            for (String target : settings.targets()) {
                bench.measure(target);
            }
            Report.of(settings, bench.results).printAndRecord();
        } finally {
            if (own != null) {
                own.close();
            }
        }
        System.exit(0);
    }

    private void measure(String name) throws Exception {
        String database = "bench_" + name + "_" + System.currentTimeMillis();
        sql("create database " + database);
        Map<String, Double> figures = new TreeMap<>();
        List<Holder> people = new ArrayList<>();
        try (ServerProcess first = started(name, database, "filled")) {
            say(name, "started on an empty database in %.1f s", first.startSeconds());
            filled(name, first, database, people, figures);
        }
        try (ServerProcess again = started(name, database, "serving")) {
            figures.put("start on an existing database, s", again.startSeconds());
            Http http = new Http(again.base());
            Target target = target(name, http);
            Load load = new Load(target, http, people);
            load.read(settings.mostCallers(), settings.warmup());
            for (int callers : settings.callers()) {
                say(name, "reading, %d callers", callers);
                double before = again.processorMillis();
                Map<String, Stopwatch> watches = load.read(callers, settings.seconds());
                String processor = "read mix processor time of the server per request, ms, " + callers + " callers";
                figures.put(processor, (again.processorMillis() - before) / watches.get("read mix").count());
                watches.forEach((what, watch) -> readFigures(what, callers, watch, figures));
            }
            provided(new Population(target, http, new Stopwatch()), load, again, name, figures);
            figures.put("memory, MiB", (double) again.memory());
        }
        results.put(name, figures);
        sql("drop database " + database);
    }

    private void provided(Population population, Load load, ServerProcess server, String name, Map<String, Double> figures)
            throws InterruptedException {
        load.provide(population, settings.mostCallers(), settings.warmup());
        for (int callers : settings.callers()) {
            say(name, "providing documents, %d callers", callers);
            double before = server.processorMillis();
            Stopwatch watch = load.provide(population, callers, settings.seconds());
            String tail = ", " + callers + " callers";
            figures.put("ITI-65 processor time of the server per request, ms" + tail,
                    (server.processorMillis() - before) / watch.count());
            figures.put("ITI-65 documents/s" + tail, (double) watch.count() / settings.seconds());
            figures.put("ITI-65 p50, ms" + tail, watch.millis(50));
            figures.put("ITI-65 p95, ms" + tail, watch.millis(95));
            figures.put("ITI-65 p99, ms" + tail, watch.millis(99));
        }
    }

    private void filled(
            String name, ServerProcess process, String database, List<Holder> people, Map<String, Double> figures)
            throws Exception {
        Http http = new Http(process.base());
        Target target = target(name, http);
        int callers = settings.mostCallers();
        int warm = Math.max(callers, settings.people() / 4);
        Load.fill(new Population(target, http, new Stopwatch()), warm, callers, people);
        long before = size(database);
        long contentBefore = contentSize(name);
        Stopwatch provided = new Stopwatch();
        say(name, "filling %d records", settings.people());
        Population population = new Population(target, http, provided);
        double seconds = Load.fill(population, settings.people(), callers, people);
        figures.put("documents/s while filling, " + callers + " callers", provided.count() / seconds);
        figures.put("database per document, KB", (size(database) - before) / 1024.0 / provided.count());
        figures.put("content per document, KB", (contentSize(name) - contentBefore) / 1024.0 / provided.count());
        sql(database, "vacuum analyze");
    }

    private void readFigures(String what, int callers, Stopwatch watch, Map<String, Double> figures) {
        String tail = ", " + callers + " callers";
        figures.put(what + " p50, ms" + tail, watch.millis(50));
        figures.put(what + " p95, ms" + tail, watch.millis(95));
        if (what.equals("read mix")) {
            figures.put(what + " requests/s" + tail, (double) watch.count() / settings.seconds());
            figures.put(what + " p99, ms" + tail, watch.millis(99));
            figures.put(what + " errors" + tail, (double) watch.errors());
        }
    }

    private static Target target(String name, Http http) throws IOException, InterruptedException {
        return name.equals("carnet") ? new CarnetTarget(http) : new StockTarget();
    }

    private ServerProcess started(String name, String database, String phase) throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        Path recording = settings.profile() == null ? null : settings.profile().resolve(name + "-" + phase + ".jfr");
        if (name.equals("carnet")) {
            return ServerProcess.run(log, Map.of(
                    "CARNET_DATA", folder.toString(),
                    "CARNET_DB_URL", server + database,
                    "CARNET_DB_USER", settings.user(),
                    "CARNET_DB_PASSWORD", settings.password(),
                    "CARNET_SANDBOX_DEMONSTRATION", "false"), recording);
        }
        return ServerProcess.start(StockServer.class.getName(), log, List.of(
                "--spring.datasource.url=" + server + database,
                "--spring.datasource.username=" + settings.user(),
                "--spring.datasource.password=" + settings.password(),
                "--spring.config.location=optional:file:/nowhere/",
                "--spring.main.allow-bean-definition-overriding=true",
                "--spring.main.allow-circular-references=true",
                "--logging.level.root=warn",
                "--spring.autoconfigure.exclude=" + String.join(",", StockExclusions.NAMES)), recording);
    }

    private long size(String database) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_database_size('" + database + "')")) {
            row.next();
            return row.getLong(1);
        }
    }

    private long contentSize(String name) throws IOException {
        Path content = folder.resolve("content");
        if (!name.equals("carnet") || !Files.exists(content)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(content)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private void sql(String statement) throws SQLException {
        sql("postgres", statement);
    }

    private void sql(String database, String text) throws SQLException {
        try (Connection connection = connection(database); Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(server + database, settings.user(), settings.password());
    }

    private static void say(String target, String message, Object... values) {
        System.out.println(target + ": " + String.format(java.util.Locale.ROOT, message, values));
    }
}
