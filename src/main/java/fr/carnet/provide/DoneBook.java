package fr.carnet.provide;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * What earlier runs deposited, one line each (key, tab, place), added as soon as the server has answered. A run that was
 * cut short therefore goes on where it stopped; a line cut short by a crash is not believed.
 */
final class DoneBook implements AutoCloseable {
    private final Map<String, String> done;
    private final BufferedWriter writer;

    private DoneBook(Map<String, String> done, BufferedWriter writer) {
        this.done = done;
        this.writer = writer;
    }

    static DoneBook beside(Path report) throws IOException {
        Path file = report.resolveSibling(report.getFileName() + ".done");
        Map<String, String> done = new HashMap<>();
        String text = Files.exists(file) ? Files.readString(file) : "";
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
            String[] parts = line.split("\t", 2);
            if (parts.length == 2) {
                done.put(parts[0], parts[1]);
            }
        });
        BufferedWriter writer = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            writer.newLine();
        }
        return new DoneBook(done, writer);
    }

    /** The same bytes for the same server, person and name; anything else is another deposit. */
    String key(Options options, String name, Content content) {
        String unique = options.server() + "\n" + options.patient() + "\n" + options.type() + "\n" + name;
        return content.sha256() + "-" + Integer.toHexString(unique.hashCode());
    }

    boolean contains(String key) {
        return done.containsKey(key);
    }

    String location(String key) {
        return done.get(key);
    }

    void add(String key, String location) throws IOException {
        done.put(key, location);
        writer.write(key + "\t" + location + "\n");
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
