package fr.carnet.backup;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where an installation keeps what it has, from the same variables as the server's: CARNET_DATA, CARNET_DB_URL, _USER and
 * _PASSWORD, CARNET_CONTENT_DIRECTORY, CARNET_LIFECYCLE_DESTRUCTIONLEDGER.
 */
record Installation(Path data, Path content, Path ledger, String url, String user, String password) {
    static Installation of(Map<String, String> settings) {
        Path data = Path.of(settings.getOrDefault("CARNET_DATA", "./data")).toAbsolutePath().normalize();
        String url = settings.getOrDefault("CARNET_DB_URL", "");
        return new Installation(
                data,
                path(settings, "CARNET_CONTENT_DIRECTORY", data.resolve("content")),
                path(settings, "CARNET_LIFECYCLE_DESTRUCTIONLEDGER", data.resolve("destructions.log")),
                url.isBlank() ? "jdbc:h2:async:" + data.resolve("carnet") : url,
                settings.getOrDefault("CARNET_DB_USER", url.isBlank() ? "sa" : ""),
                settings.getOrDefault("CARNET_DB_PASSWORD", ""));
    }

    private static Path path(Map<String, String> settings, String name, Path usual) {
        String chosen = settings.getOrDefault(name, "");
        return chosen.isBlank() ? usual : Path.of(chosen).toAbsolutePath().normalize();
    }

    Database database(Operator operator) {
        if (url.startsWith("jdbc:h2:")) {
            return new EmbeddedDatabase(this, operator);
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return new PostgresDatabase(this);
        }
        throw new Stopped(
                "CARNET_DB_URL ne désigne ni H2 ni PostgreSQL.", "CARNET_DB_URL names neither H2 nor PostgreSQL.");
    }
}
