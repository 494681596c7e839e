package fr.carnet.soak;

import fr.carnet.scenario.support.ALine;
import fr.carnet.scenario.support.AServerProcess;
import fr.carnet.scenario.support.RunningServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
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

/** Server, database and mail server, each of which can be stopped, killed and started again. */
final class Surroundings implements AutoCloseable {
    private final Path place;
    private final Letters letters;
    private EmbeddedPostgres database;
    private ALine line;
    private AServerProcess server;

    private Surroundings(Path place, Letters letters) {
        this.place = place;
        this.letters = letters;
    }

    static Surroundings start(Path place) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Surroundings all = new Surroundings(place, new Letters(port));
        all.letters.start();
        all.database = all.database(0);
        all.line = new ALine(all.database.getPort());
        try {
            all.startServer();
            return all;
        } catch (IOException | IllegalStateException notStarted) {
            all.close();
            throw notStarted;
        }
    }

    private EmbeddedPostgres database(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(place.resolve("database"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("max_connections", "100")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .start();
    }

    void startServer() throws IOException, InterruptedException {
        server = AServerProcess.start(Files.createDirectories(place.resolve("data")), settings());
        RunningServer.use(server.base());
    }

    /** A server with that folder on its class path too, which is expected not to start. */
    boolean startsWith(Path folder) throws IOException, InterruptedException {
        try (AServerProcess started = AServerProcess.start(place.resolve("data"), settings(), folder)) {
            return started.pid() > 0;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + line.port() + "/postgres",
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres",
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", String.valueOf(letters.port()),
                "carnet.notification.lease", "PT20S",
                "carnet.notification.senders", String.valueOf(Letters.AT_ONCE),
                "carnet.schedule.every", "PT5S",
                "carnet.schedule.poll", "PT2S");
    }

    void killServer() throws InterruptedException {
        server.kill();
    }

    void stopDatabase() throws IOException {
        database.close();
    }

    /** As {@code kill -9} of all its processes. */
    void killDatabase() throws IOException {
        String first = Files.readAllLines(place.resolve("database/postmaster.pid")).get(0).strip();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(first)).orElseThrow();
        postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        database.close();
    }

    void startDatabase() throws IOException {
        database = database(database.getPort());
    }

    /** The network between server and database. */
    ALine line() {
        return line;
    }

    Letters letters() {
        return letters;
    }

    long serverPid() {
        return server.pid();
    }

    Path serverLog() {
        return place.resolve("data/server.log");
    }

    Path place() {
        return place;
    }

    long number(String question) throws SQLException {
        return Long.parseLong(texts(question).get(0));
    }

    /** The first column, asked of the database itself. */
    List<String> texts(String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private String url() {
        return database.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        letters.stop();
        line.close();
        database.close();
    }
}
