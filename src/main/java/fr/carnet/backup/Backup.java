package fr.carnet.backup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command {@code scripts/backup}. Exit status 0: whole; 1: contents were missing already; 2: could not work. */
public final class Backup {
    static final String USAGE = "scripts/backup FOLDER [--keys FOLDER] [--url URL] [--token TOKEN]";
    static final int STOPPED = 2;
    private static final String KEYS = "--keys";
    private static final String URL = "--url";
    private static final String TOKEN = "--token";

    private Backup() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), arguments));
    }

    /** @param settings the variables of the server's surroundings */
    public static int run(Map<String, String> settings, String... arguments) {
        try {
            return save(settings, Words.of(USAGE, List.of(KEYS, URL, TOKEN), arguments));
        } catch (Stopped stopped) {
            stopped.tell();
        } catch (IOException | SQLException failed) {
            System.err.println("carnet: " + failed);
        }
        return STOPPED;
    }

    private static int save(Map<String, String> settings, Words words) throws IOException, SQLException {
        Path folder = words.folder();
        if (!Folders.empty(folder)) {
            throw new Stopped("le dossier " + folder + " n'est pas vide.", "the folder " + folder + " is not empty.");
        }
        Installation installation = Installation.of(settings);
        Folders.makePrivate(folder);
        Optional<Path> keys = words.path(KEYS);
        if (keys.isPresent()) {
            if (keys.get().startsWith(folder)) {
                throw new Stopped(
                        "les clés se gardent hors de la sauvegarde.", "keys are kept outside the backup.");
            }
            new Keys(installation).saveTo(keys.get());
        }
        Contents contents = new Contents(installation.content(), folder);
        contents.copyAll();
        Database database = installation.database(operator(settings, words));
        try (BufferedWriter list = Files.newBufferedWriter(folder.resolve(Contents.LIST))) {
            database.save(folder.resolve(database.fileName()), contents.listed(list));
        }
        Manifest.write(folder, database, contents.count());
        return told(folder, contents);
    }

    private static Operator operator(Map<String, String> settings, Words words) {
        String port = settings.getOrDefault("PORT", "8080");
        Optional<String> token = words.value(TOKEN).or(() -> Optional.ofNullable(settings.get("CARNET_TOKEN")));
        return new Operator(words.value(URL).orElse("http://localhost:" + port), token);
    }

    private static int told(Path folder, Contents contents) {
        System.out.println("carnet : sauvegarde / backup " + folder + " : " + contents.count() + " contenus / contents");
        if (contents.missing() == 0) {
            return 0;
        }
        System.err.println("carnet : " + contents.missing() + " contenus que la base désigne n'existaient plus.");
        System.err.println("carnet: " + contents.missing() + " contents named by the database were not there any more.");
        return 1;
    }
}
