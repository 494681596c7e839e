package fr.carnet.provide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that was read.
 *
 * @param mime under which media type it is sent
 */
record Content(Path file, byte[] bytes, Kind kind, String mime) {
    static Content read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Recognition.of(file, bytes);
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
