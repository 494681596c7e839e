package fr.carnet.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command {@code scripts/restore}: into a place that holds nothing yet. Everything is verified before the first byte is
 * written, and the database comes last: a restore cut off leaves no server that could start. Exit status 0 or 2.
 */
public final class Restore {
    static final String USAGE = "scripts/restore FOLDER [--keys FOLDER] [--ledger FILE]";
    private static final String KEYS = "--keys";
    private static final String LEDGER = "--ledger";

    private Restore() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), arguments));
    }

    /** @param settings the variables of the server's surroundings */
    public static int run(Map<String, String> settings, String... arguments) {
        try {
            putBack(Installation.of(settings), Words.of(USAGE, List.of(KEYS, LEDGER), arguments));
            return 0;
        } catch (Stopped stopped) {
            stopped.tell();
        } catch (IOException | SQLException failed) {
            System.err.println("carnet: " + failed);
        }
        return Backup.STOPPED;
    }

    private static void putBack(Installation installation, Words words) throws IOException, SQLException {
        Path folder = words.folder();
        Database database = installation.database(new Operator("", Optional.empty()));
        Contents contents = new Contents(installation.content(), folder);
        Path list = folder.resolve(Contents.LIST);
        Manifest.verify(folder, database);
        contents.verify(list);
        requireNothing(installation, database);
        Keys keys = new Keys(installation);
        Path kept = words.path(KEYS).orElse(null);
        if (!keys.masterIn(kept == null ? installation.data() : kept)) {
            throw new Stopped(
                    "la clé maîtresse (" + Keys.MASTER + ") n'est ni en place ni dans --keys : aucun document ne serait lisible.",
                    "the master key (" + Keys.MASTER + ") is neither in place nor in --keys: no document could be read.");
        }
        if (kept != null) {
            keys.putBack(kept);
        }
        keys.putLedgerBack(words.path(LEDGER).orElse(null), kept);
        contents.putBack(list);
        database.putBack(folder.resolve(database.fileName()));
        System.out.println("carnet : restauré dans / restored into " + installation.data());
    }

    private static void requireNothing(Installation installation, Database database) throws IOException, SQLException {
        if (!database.empty()) {
            throw new Stopped(
                    "la base n'est pas vide : une restauration n'écrase rien.",
                    "the database is not empty: a restore overwrites nothing.");
        }
        if (!Folders.empty(installation.content())) {
            throw new Stopped(
                    "le dossier " + installation.content() + " n'est pas vide : une restauration n'écrase rien.",
                    "the folder " + installation.content() + " is not empty: a restore overwrites nothing.");
        }
    }
}
