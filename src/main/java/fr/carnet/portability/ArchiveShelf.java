package fr.carnet.portability;

import fr.carnet.content.SealedFile;
import fr.carnet.content.SealedFiles;
import fr.carnet.portability.ExportBook.Key;
import fr.carnet.shared.RecordNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The folder of archives, each encrypted: finished ones under their record's key, uploads under a key of the moment. */
@Component
class ArchiveShelf {
    private static final String UPLOAD = "upload-";
    private static final Duration FORGOTTEN = Duration.ofDays(2);

    private final SealedFiles files;
    private final Path directory;

    ArchiveShelf(SealedFiles files, PortabilitySettings settings) {
        this.files = files;
        this.directory = settings.directory();
    }

    SealedFile of(Key key) {
        return files.of(key.record(), path(key));
    }

    SealedFile upload() {
        return files.temporary(directory.resolve(UPLOAD + UUID.randomUUID()));
    }

    /** Where an upload lies that its sender encrypted. */
    Path sealedUpload() {
        try {
            return Files.createDirectories(directory).resolve(UPLOAD + UUID.randomUUID());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void delete(Key key) {
        remove(path(key));
    }

    void deleteAll(RecordNumber record) {
        each(record.value() + "-*.zip", ArchiveShelf::remove);
    }

    /** What crashes left: nothing is written or kept that long. */
    void sweep(Instant now) {
        each("*", file -> {
            try {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(FORGOTTEN))) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    private void each(String glob, java.util.function.Consumer<Path> work) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, glob)) {
            found.forEach(work);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path path(Key key) {
        return directory.resolve(key.record().value() + "-" + key.id() + ".zip");
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
