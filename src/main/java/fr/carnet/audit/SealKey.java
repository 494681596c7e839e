package fr.carnet.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of the seals (HMAC-SHA-256). It lives in a file outside the database: who can write the database but not read
 * the file can neither forge nor change a row unnoticed.
 */
final class SealKey {
    private final SecretKeySpec key;

    SealKey(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("the key of the trace's seals needs 32 bytes");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** Reads the key, or makes one on first start; two servers starting at once end with the same one. */
    static SealKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                create(file);
            }
            return new SealKey(HexFormat.of().parseHex(Files.readString(file).trim()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read or write the key of the trace's seals: " + file, unreadable);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Path draft = draft(file.toAbsolutePath().getParent());
        Files.writeString(draft, HexFormat.of().formatHex(secret) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        try {
            // A hard link appears whole or not at all, and never replaces the key of another server.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException other) {
            return;
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Path draft(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Set<java.nio.file.attribute.PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
            return Files.createTempFile(folder, "seal", ".new", PosixFilePermissions.asFileAttribute(owner));
        }
        return Files.createTempFile(folder, "seal", ".new");
    }

    /** The seal of one row: covers every column but those that sealing into a block fills. */
    String row(Trace trace) {
        return of("row", trace.values());
    }

    /** Each value with its length before it, so that no two lists of values give the same bytes. */
    String of(String kind, List<String> values) {
        Mac mac = mac();
        feed(mac, kind);
        values.forEach(value -> feed(mac, value));
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java lacks HMAC-SHA-256", impossible);
        }
    }

    private static void feed(Mac mac, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes);
    }
}
