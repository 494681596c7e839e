package fr.carnet.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the server holds at one moment.
 *
 * @param heap MiB in use after a full collection
 * @param resident MiB, 0 where the system does not tell
 * @param database MiB
 */
record Sample(double minute, long heap, long resident, long threads, long files, Sizes sizes) {
    private static final int MEBI = 1 << 20;

    /** @param connections of the server to its database */
    record Sizes(long database, long connections, long calls) {}

    long connections() {
        return sizes.connections();
    }

    static Sample take(Surroundings all, double minute, long calls) throws IOException, InterruptedException, SQLException {
        long pid = all.serverPid();
        long heap = heapAfterCollection(pid);
        Sizes sizes = new Sizes(
                all.number("select pg_database_size(current_database())") / MEBI,
                all.number("select count(*) from pg_stat_activity where backend_type = 'client backend'") - 1,
                calls);
        return new Sample(minute, heap, status(pid, "VmRSS") / 1024, status(pid, "Threads"), openFiles(pid), sizes);
    }

    /** What is alive after a full collection, counted while everything stands still. */
    private static long heapAfterCollection(long pid) throws IOException, InterruptedException {
        String histogram = jcmd(pid, "GC.class_histogram");
        return histogram.lines()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.strip().replaceFirst(".*\\s", "")) / MEBI)
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd did not tell what the heap holds: " + histogram));
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(tool.toString(), String.valueOf(pid), command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor(1, TimeUnit.MINUTES);
        return said;
    }

    private static long status(long pid, String name) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static long openFiles(long pid) throws IOException {
        Path open = Path.of("/proc/" + pid + "/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(open)) {
            return files.count();
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "minute %5.1f: heap %4d MiB, resident %4d MiB, threads %3d, files %3d, connections %2d, database %5d MiB, calls %d",
                minute, heap, resident, threads, files, sizes.connections(), sizes.database(), sizes.calls());
    }
}
