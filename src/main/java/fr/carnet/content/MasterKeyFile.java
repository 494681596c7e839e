package fr.carnet.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/** The file that holds the master key. */
final class MasterKeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    MasterKeyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    boolean exists() {
        return Files.exists(file);
    }

    MasterKey read() {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).trim();
            return new MasterKey(Base64.getDecoder().decode(text));
        } catch (IOException e) {
            throw new UncheckedIOException("the content master key cannot be read: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the content master key is not base64: " + file, e);
        }
    }

    /** Makes a new key, durable, readable by its owner only; when two nodes do it at a time, one of the keys stays. */
    void create() {
        byte[] secret = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(secret);
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(file.getParent());
            write(draft, Base64.getEncoder().encodeToString(secret) + "\n");
            publish(draft);
        } catch (IOException e) {
            throw new UncheckedIOException("the content master key cannot be written: " + file, e);
        }
    }

    private void publish(Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException anotherNodeWasFirst) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
        try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static void write(Path draft, String text) throws IOException {
        FileAttribute<Set<PosixFilePermission>> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(draft, options, ownerOnly)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
