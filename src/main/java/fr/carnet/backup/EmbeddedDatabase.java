package fr.carnet.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** H2: {@code BACKUP TO}, by the server where one runs, since it alone has the file; by this command where none does. */
final class EmbeddedDatabase implements Database {
    private static final String SUFFIX = ".mv.db";
    /** H2: the file is in use by another process. */
    private static final int IN_USE = 90020;

    private final Installation installation;
    private final Operator operator;

    EmbeddedDatabase(Installation installation, Operator operator) {
        this.installation = installation;
        this.operator = operator;
    }

    @Override
    public String kind() {
        return "h2";
    }

    @Override
    public String fileName() {
        return "database.zip";
    }

    @Override
    public void save(Path file, Names names) throws IOException, SQLException {
        if (empty()) {
            throw new Stopped("il n'y a pas de base " + path() + ".", "there is no database " + path() + ".");
        }
        try (Connection own = open("jdbc:h2:" + path() + ";IFEXISTS=TRUE");
                PreparedStatement backup = own.prepareStatement("backup to ?")) {
            backup.setString(1, file.toString());
            backup.execute();
        } catch (SQLException failed) {
            if (failed.getErrorCode() != IN_USE) {
                throw failed;
            }
            Files.move(operator.snapshot(), file);
        }
        readNames(file, names);
    }

    /** From a copy: reading the snapshot also proves that it opens. */
    private void readNames(Path snapshot, Names names) throws IOException, SQLException {
        Path scratch = Files.createTempDirectory(snapshot.getParent(), ".names");
        Path copy = scratch.resolve("carnet" + SUFFIX);
        try {
            unpack(snapshot, copy);
            try (Connection own = open("jdbc:h2:" + scratch.resolve("carnet") + ";IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE");
                    PreparedStatement question = own.prepareStatement(CONTENTS);
                    ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getInt(1), rows.getString(2));
                }
            }
        } finally {
            Files.deleteIfExists(copy);
            Folders.delete(scratch);
        }
    }

    private Connection open(String url) throws SQLException {
        return DriverManager.getConnection(url, installation.user(), installation.password());
    }

    @Override
    public boolean empty() {
        return !Files.exists(Path.of(path() + SUFFIX));
    }

    @Override
    public void putBack(Path file) throws IOException {
        Path target = Path.of(path() + SUFFIX);
        Path draft = target.resolveSibling(target.getFileName() + ".restoring");
        Files.createDirectories(target.getParent());
        unpack(file, draft);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(SUFFIX)) {
                    Folders.write(entries, target);
                    return;
                }
            }
        }
        throw new Stopped("la sauvegarde ne contient pas de base.", "the backup holds no database.");
    }

    /** Without the suffix. */
    private Path path() {
        String place = installation.url().replaceFirst("^jdbc:h2:(async:|file:|nio:)*", "").split(";", 2)[0];
        return Path.of(place.replaceFirst("^~", System.getProperty("user.home"))).toAbsolutePath().normalize();
    }
}
