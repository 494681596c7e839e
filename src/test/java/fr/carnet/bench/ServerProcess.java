package fr.carnet.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One server under measure, in a process of its own. */
final class ServerProcess implements AutoCloseable {
    private static final int MINUTES_TO_START = 10;

    private final Process process;
    private final int port;
    private final double startSeconds;

    private ServerProcess(Process process, int port, double startSeconds) {
        this.process = process;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /** Any program of this class path, with a heap of the size {@code scripts/run} gives Carnet. */
    static ServerProcess start(String mainClass, Path log, List<String> settings) throws IOException, InterruptedException {
        return start(mainClass, log, settings, null);
    }

    /** @param recording where a flight recording is written when the server stops; null: none */
    static ServerProcess start(String mainClass, Path log, List<String> settings, Path recording)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms128m",
                "-Xmx1g",
                "-XX:+UseG1GC",
                "-Duser.timezone=UTC"));
        command.addAll(recorded(recording));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass, "--server.port=" + port));
        command.addAll(settings);
        return started(new ProcessBuilder(command), port, log);
    }

    /** Carnet as its users start it, with these settings in its environment. */
    static ServerProcess run(Path log, Map<String, String> settings, Path recording) throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder run = new ProcessBuilder("scripts/run");
        run.environment().putAll(settings);
        run.environment().put("PORT", Integer.toString(port));
        run.environment().put("JAVA_OPTS", String.join(" ", recorded(recording)));
        return started(run, port, log);
    }

    private static List<String> recorded(Path recording) throws IOException {
        if (recording == null) {
            return List.of();
        }
        Files.createDirectories(recording.toAbsolutePath().getParent());
        return List.of(
                "-XX:FlightRecorderOptions=stackdepth=256",
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording);
    }

    private static ServerProcess started(ProcessBuilder program, int port, Path log) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitMetadata(process, port, log);
        return new ServerProcess(process, port, (System.nanoTime() - began) / 1e9);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static void awaitMetadata(Process process, int port, Path log) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES_TO_START);
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir/metadata")).build();
        while (process.isAlive() && System.nanoTime() < until) {
            try {
                if (client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("the server did not start: see " + log);
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    double startSeconds() {
        return startSeconds;
    }

    /** Resident memory in MiB where the system tells it, else 0. */
    long memory() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Processor time the server has used so far, in milliseconds; its database not counted. */
    double processorMillis() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
