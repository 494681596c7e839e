package fr.carnet.soak;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
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
import java.util.Map;

/** Server, database and mail server, each of which can be stopped, killed and started again. */
final class Surroundings implements AutoCloseable {
    private final Path place;
    private final ServerSetup smtp;
    private EmbeddedPostgres database;
    private AServerProcess server;
    private GreenMail mail;

    private Surroundings(Path place, ServerSetup smtp) {
        this.place = place;
        this.smtp = smtp;
    }

    static Surroundings start(Path place) throws IOException, InterruptedException {
        ServerSetup smtp;
        try (ServerSocket free = new ServerSocket(0)) {
            smtp = new ServerSetup(free.getLocalPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        }
        Surroundings all = new Surroundings(place, smtp);
        all.startMail();
        all.database = all.database(0);
        all.startServer();
        return all;
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
        server = AServerProcess.start(Files.createDirectories(place.resolve("data")), Map.of(
                "spring.datasource.url", url(),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres",
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", String.valueOf(smtp.getPort()),
                "carnet.notification.lease", "PT20S",
                "carnet.schedule.every", "PT5S",
                "carnet.schedule.poll", "PT2S"));
        RunningServer.use(server.base());
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

    void startMail() {
        mail = new GreenMail(smtp);
        mail.start();
    }

    void stopMail() {
        mail.stop();
    }

    GreenMail mail() {
        return mail;
    }

    long serverPid() {
        return server.pid();
    }

    Path serverLog() {
        return place.resolve("data/server.log");
    }

    long number(String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String url() {
        return database.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
        mail.stop();
        database.close();
    }
}
