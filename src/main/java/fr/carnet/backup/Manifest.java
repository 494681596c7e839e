package fr.carnet.backup;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a backup is made of; written last, so that a folder without one is no backup. */
final class Manifest {
    private static final String FILE = "manifest.properties";
    private static final String FORMAT = "1";

    private Manifest() {}

    static void write(Path folder, Database database, long contents) throws IOException {
        TreeMap<String, String> lines = new TreeMap<>();
        lines.put("format", FORMAT);
        lines.put("made", Instant.now().toString());
        lines.put("database", database.kind());
        lines.put("database.sha256", Folders.digest(folder.resolve(database.fileName())));
        lines.put("contents", String.valueOf(contents));
        lines.put("contents.sha256", Folders.digest(folder.resolve(Contents.LIST)));
        Path draft = folder.resolve(FILE + ".new");
        String text = lines.entrySet().stream().map(line -> line.getKey() + "=" + line.getValue() + "\n").collect(Collectors.joining());
        Files.writeString(draft, text);
        Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Refuses what is no whole backup, or one of another kind of database. */
    static void verify(Path folder, Database database) throws IOException {
        if (!Files.exists(folder.resolve(FILE))) {
            throw new Stopped(
                    folder + " n'est pas une sauvegarde achevée.", folder + " is no finished backup.");
        }
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(FILE), StandardCharsets.UTF_8)) {
            lines.load(reader);
        }
        if (!FORMAT.equals(lines.getProperty("format")) || !database.kind().equals(lines.getProperty("database"))) {
            throw new Stopped(
                    "cette sauvegarde vient d'une base " + lines.getProperty("database") + " : donnez une base de même nature.",
                    "this backup comes from a " + lines.getProperty("database") + " database: give one of the same kind.");
        }
        same(folder.resolve(database.fileName()), lines.getProperty("database.sha256"));
        same(folder.resolve(Contents.LIST), lines.getProperty("contents.sha256"));
    }

    private static void same(Path file, String digest) throws IOException {
        if (!Files.isRegularFile(file) || !Folders.digest(file).equals(digest)) {
            throw new Stopped(
                    "la sauvegarde est endommagée : " + file + " manque ou a changé.",
                    "the backup is damaged: " + file + " is missing or was changed.");
        }
    }
}
