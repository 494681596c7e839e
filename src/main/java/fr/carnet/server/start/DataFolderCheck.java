package fr.carnet.server.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Can the data folder be written, and does no other server use the embedded database in it? */
class DataFolderCheck implements StartCheck.Check {
    private static final String EMBEDDED = "jdbc:h2:file:";

    @Override
    public Optional<StartCheck.Obstacle> obstacle(Environment settings) {
        Path folder = Path.of(settings.getProperty("carnet.data", "./data")).toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".start", ""));
        } catch (IOException e) {
            return Optional.of(new StartCheck.Obstacle(
                    "le dossier de données " + folder + " ne peut pas être écrit : changez ses droits ou CARNET_DATA.",
                    "the data folder " + folder + " cannot be written: change its permissions or CARNET_DATA."));
        }
        String url = settings.getProperty("spring.datasource.url", "");
        return url.startsWith(EMBEDDED) ? inUse(Path.of(file(url) + ".mv.db")) : Optional.empty();
    }

    private static String file(String url) {
        return url.substring(EMBEDDED.length()).split(";", 2)[0];
    }

    private static Optional<StartCheck.Obstacle> inUse(Path database) {
        if (!Files.exists(database)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null
                    ? Optional.empty()
                    : Optional.of(new StartCheck.Obstacle(
                            "un autre serveur utilise déjà " + database + " : arrêtez-le, ou changez CARNET_DATA.",
                            "another server already uses " + database + ": stop it, or change CARNET_DATA."));
        } catch (IOException e) {
            return Optional.of(new StartCheck.Obstacle(
                    "la base " + database + " ne peut pas être ouverte : changez ses droits ou CARNET_DATA.",
                    "the database " + database + " cannot be opened: change its permissions or CARNET_DATA."));
        }
    }
}
