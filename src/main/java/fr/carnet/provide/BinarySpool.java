package fr.carnet.provide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The Binaries of a folder, put aside on the disk until the document that names them comes by. */
final class BinarySpool implements AutoCloseable {
    private final Path folder;

    BinarySpool() throws IOException {
        this.folder = Files.createTempDirectory("carnet-take-over");
    }

    void keep(SourceResource binary) throws IOException {
        for (String name : binary.names()) {
            Files.writeString(file(name), binary.json().path("data").asText());
        }
    }

    /** The base64 of that Binary, by a name it has; an absolute address may end like a relative one. */
    Optional<String> data(String name) {
        try {
            Path file = file(name);
            int type = name.indexOf("Binary/");
            Path relative = type < 0 ? file : file(name.substring(type));
            Path found = Files.exists(file) ? file : relative;
            return Files.exists(found) ? Optional.of(Files.readString(found)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path file(String name) {
        return folder.resolve(SourceResource.uuid(name).toString());
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
