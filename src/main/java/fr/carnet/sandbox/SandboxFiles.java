package fr.carnet.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files of the sandbox that are part of the product. */
final class SandboxFiles {
    private SandboxFiles() {}

    static List<String> lines(String name) {
        return text(name).lines().filter(line -> !line.isBlank()).toList();
    }

    static String text(String name) {
        try (InputStream in = SandboxFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the sandbox file " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
