package fr.carnet.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Keys, the trace's anchor and the ledger of destructions: kept apart from the backup, put back only where none is. */
final class Keys {
    static final String MASTER = "content-master.key";
    private static final String LEDGER = "destructions.log";
    private static final List<String> KEPT =
            List.of(MASTER, "token-key.json", "sandbox-key.json", "exchange-key.json", "cursor.key", "audit", "recipients");

    private final Installation installation;

    Keys(Installation installation) {
        this.installation = installation;
    }

    /** Before the database is saved: the anchor then never lies beyond it. */
    void saveTo(Path folder) throws IOException {
        Folders.makePrivate(folder);
        copyMissing(installation.data(), folder);
        if (Files.exists(installation.ledger())) {
            Folders.copy(installation.ledger(), folder.resolve(LEDGER));
        }
    }

    void putBack(Path folder) throws IOException {
        copyMissing(folder, installation.data());
    }

    boolean masterIn(Path folder) {
        return Files.exists(folder.resolve(MASTER)) || Files.exists(installation.data().resolve(MASTER));
    }

    /** The one in place is the newest and stays; else the one given; else the copy made with the keys. */
    void putLedgerBack(Path given, Path folder) throws IOException {
        Path copy = given != null ? given : folder == null ? null : folder.resolve(LEDGER);
        if (!Files.exists(installation.ledger()) && copy != null && Files.exists(copy)) {
            Folders.copy(copy, installation.ledger());
        }
    }

    private static void copyMissing(Path from, Path to) throws IOException {
        for (String name : KEPT) {
            Path source = from.resolve(name);
            if (Files.exists(source)) {
                try (Stream<Path> all = Files.walk(source)) {
                    for (Path file : all.filter(Files::isRegularFile).toList()) {
                        copyMissing(file, to.resolve(from.relativize(file)), to);
                    }
                }
            }
        }
    }

    private static void copyMissing(Path file, Path target, Path top) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        if (!target.getParent().equals(top)) {
            Folders.makePrivate(target.getParent());
        }
        Folders.copy(file, target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    }
}
