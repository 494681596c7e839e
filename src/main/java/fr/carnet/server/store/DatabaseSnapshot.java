package fr.carnet.server.store;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * {@code POST /actuator/backup}, an operator's: the embedded database writes one committed state of itself into a file of
 * the data folder ({@code carnet.backup.directory}), which {@code scripts/backup} takes away. The next call removes what
 * nobody took. PostgreSQL has its own tools and is not asked here.
 */
@Component
@Endpoint(id = "backup")
class DatabaseSnapshot {
    private final JdbcTemplate jdbc;
    private final DatabaseKind kind;
    private final Path directory;

    DatabaseSnapshot(
            JdbcTemplate jdbc, DatabaseKind kind, @Value("${carnet.backup.directory:${carnet.data}/backups}") Path directory) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.directory = directory.toAbsolutePath();
    }

    @WriteOperation
    public synchronized Map<String, String> take() throws IOException {
        if (kind != DatabaseKind.H2) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED,
                    null,
                    "Cette base se sauvegarde avec ses propres outils.",
                    "This database is saved with its own tools.");
        }
        clear();
        Path file = directory.resolve(UUID.randomUUID() + ".zip");
        jdbc.update("backup to ?", file.toString());
        return Map.of("file", file.toString());
    }

    private void clear() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "*.zip")) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }
}
