package fr.carnet.bench;

import fr.carnet.scenario.support.AServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each operation costs when there are more people and longer records ({@code scripts/bench --growth PEOPLE}): tables
 * filled by SQL from what the server wrote about a few, then Carnet started on them, at each size in a fresh process.
 */
final class Growth {
    private final GrowthSettings settings;
    private final String server;
    private final Path folder;
    private final String database = "growth_" + System.currentTimeMillis();
    private final Map<Integer, Map<String, Double>> results = new TreeMap<>();

    private Growth(GrowthSettings settings, String server, Path folder) {
        this.settings = settings;
        this.server = server;
        this.folder = folder;
    }

    static void run(GrowthSettings settings) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("carnet-growth");
        EmbeddedPostgres own = settings.database() != null
                ? null
                : EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "150")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
        try {
            String server = own == null ? settings.database() : "jdbc:postgresql://localhost:" + own.getPort() + "/";
            new Growth(settings, server, folder).measure();
        } finally {
            if (own != null) {
                own.close();
            }
        }
    }

    private void measure() throws IOException, InterruptedException, SQLException {
        sql("postgres", "create database " + database);
        GrowthPeople people;
        try (AServerProcess first = started()) {
            Http http = new Http(first.base());
            people = new GrowthPeople(http, new CarnetTarget(http));
            people.fill();
        }
        for (int size : settings.sizes()) {
            long began = System.nanoTime();
            filled(people, size);
            say("%d people filled in %.0f s", size, (System.nanoTime() - began) / 1e9);
            try (AServerProcess serving = started()) {
                Http http = new Http(serving.base());
                GrowthQuestions questions = new GrowthQuestions(http, new CarnetTarget(http), people);
                questions.measured(settings.rounds());
                results.put(size, questions.measured(settings.rounds()));
            }
        }
        new GrowthReport(settings, results).printAndRecord();
        sql("postgres", "drop database " + database);
    }

    private void filled(GrowthPeople people, int size) throws SQLException {
        try (Connection connection = connection(database)) {
            connection.setAutoCommit(false);
            if (results.isEmpty()) {
                people.lengthen(connection);
            }
            people.grow(connection, size);
            connection.commit();
        }
        sql(database, "vacuum analyze");
    }

    private AServerProcess started() throws IOException, InterruptedException {
        return AServerProcess.start(folder, Map.of(
                "spring.datasource.url", server + database,
                "spring.datasource.username", settings.user(),
                "spring.datasource.password", settings.password()));
    }

    private void sql(String in, String text) throws SQLException {
        try (Connection connection = connection(in);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private Connection connection(String name) throws SQLException {
        return DriverManager.getConnection(
                server + name + "?reWriteBatchedInserts=true", settings.user(), settings.password());
    }

    private static void say(String message, Object... values) {
        System.out.println("growth: " + String.format(Locale.ROOT, message, values));
    }
}
