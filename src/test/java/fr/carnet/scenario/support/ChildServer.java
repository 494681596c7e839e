package fr.carnet.scenario.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, on the embedded database in a folder, which can be killed and started again. */
public final class ChildServer {
    private static final int SECONDS_TO_START = 240;

    private final Path data;
    private final Map<String, String> settings;
    private List<String> launcher = List.of();
    private String classPath =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private Process process;
    private int port;

    /**
     * @param settings over the usual ones: in the sandbox, without demonstration, on the embedded database under {@code
     *     data}
     */
    public ChildServer(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = Map.copyOf(settings);
    }

    /** From its next start on it can write no file longer than that: the system's own limit, as on a disk that is full. */
    public ChildServer withFilesUpTo(int kibibytes) {
        launcher = List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$0\" \"$@\"");
        return this;
    }

    /** From its next start on it finds that folder on its class path too; null: no longer. */
    public ChildServer withFolder(Path folder) {
        String usual = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        classPath = folder == null ? usual : usual + File.pathSeparator + folder;
        return this;
    }

    public void start() {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "fr.carnet.CarnetApplication"));
        settings().forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("server.log").toFile())
                    .start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        awaitReady();
    }

    private Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", String.valueOf(port));
        all.put("carnet.data", data.toString());
        all.put("carnet.sandbox.enabled", "true");
        all.put("carnet.sandbox.demonstration", "false");
        all.putAll(settings);
        return all;
    }

    /** What it wrote to its log since its last start. */
    public String log() {
        try {
            return Files.readString(data.resolve("server.log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As {@code kill -9}: it cannot finish anything. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** A call to the sandbox of that server. */
    public JsonNode sandbox(String method, String path, String body) {
        return Api.sandbox(method, base() + path, body);
    }

    public Api.Answer get(String path, String token) {
        return Api.get(base() + path, token);
    }

    public Api.Answer post(String path, String token, String body) {
        return Api.post(base() + path, token, body);
    }

    public String token(String claims) {
        return sandbox("POST", "/sandbox/token", claims).get("access_token").asText();
    }

    public String base() {
        return "http://127.0.0.1:" + port;
    }

    private void awaitReady() {
        for (int second = 0; second < SECONDS_TO_START; second++) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server did not start: see " + data.resolve("server.log"));
            }
            if (answers()) {
                return;
            }
            pause();
        }
        throw new IllegalStateException("the server is not ready after " + SECONDS_TO_START + " s");
    }

    private boolean answers() {
        try {
            return Api.call("GET", base() + "/actuator/health/readiness", null, null, Map.of("Accept", "*/*")).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
