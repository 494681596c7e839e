package fr.carnet.scenario.support;

import fr.carnet.CarnetApplication;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, in sandbox mode on a free port, so that it can be killed. */
public final class AServerProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(10);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final String base;

    private AServerProcess(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /** @param database settings of the data source; none for the embedded database under {@code data} */
    public static AServerProcess start(Path data, Map<String, String> database) throws IOException, InterruptedException {
        return start(data, database, null);
    }

    /** @param more a folder that it finds on its class path too; null: none */
    public static AServerProcess start(Path data, Map<String, String> database, Path more)
            throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1200m",
                "-Duser.timezone=UTC",
                "-cp",
                more == null ? classPath : classPath + File.pathSeparator + more,
                CarnetApplication.class.getName(),
                "--server.port=" + port,
                "--carnet.data=" + data,
                "--carnet.sandbox.enabled=true",
                "--carnet.sandbox.demonstration=false"));
        database.forEach((name, value) -> command.add("--" + name + "=" + value));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("server.log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        AServerProcess server = new AServerProcess(process, "http://127.0.0.1:" + port);
        server.awaitReady();
        return server;
    }

    public String base() {
        return base;
    }

    public long pid() {
        return process.pid();
    }

    /** As {@code kill -9}: nothing is flushed, closed or finished. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitReady() throws InterruptedException {
        Instant until = Instant.now().plus(READY_WITHIN);
        while (!ready()) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server process did not become ready");
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
